// Generated from proto/ by tools/codegen.mjs. Do not edit.
import { codec } from '@cellflow/contracts-common';
import type { Codec, MethodDescriptor, ServiceDescriptor, Allocation, AllocationRequest, ResourceAmount } from '@cellflow/contracts-common';
import { cellflow } from './messages.js';

const messages = cellflow.placement.v1;

export const PlaceRelation = {
  PLACE_RELATION_UNSPECIFIED: 0,
  SAME: 1,
  DIFFERENT: 2,
  NEAR: 3,
} as const;
export type PlaceRelation = number;

export const ClaimOutcome = {
  CLAIM_OUTCOME_UNSPECIFIED: 0,
  CLAIMED: 1,
  ALREADY_CLAIMED: 2,
  REFUSED: 3,
  STALE_ATTEMPT: 4,
  HELD_BY_OTHER_ATTEMPT: 5,
  CANDIDATE_EXPIRED: 6,
} as const;
export type ClaimOutcome = number;

/** Why a claim was refused. */
export const ClaimRefusal = {
  CLAIM_REFUSAL_UNSPECIFIED: 0,
  NO_CAPACITY: 1,
  NO_INVENTORY: 2,
  NO_PROVIDER: 3,
  AFFINITY: 4,
} as const;
export type ClaimRefusal = number;

export const UnclaimOutcome = {
  UNCLAIM_OUTCOME_UNSPECIFIED: 0,
  RELEASED: 1,
  NOT_HELD: 2,
  STALE: 3,
} as const;
export type UnclaimOutcome = number;

export interface ProviderRecord {
  uuid: string;
  name: string;
  generation: number;
  parentUuid: string;
  rootUuid: string;
  /** The cell whose principals may touch it, and the zone of its host. */
  cell: string;
  availabilityZone: string;
  inventories: Inventory[];
  used: ResourceAmount[];
  traits: string[];
  /** Those of traits that the driver reported; the others are the operator's and survive its reports. */
  driverTraits: string[];
  aggregates: string[];
  createdAtMs: number;
  /** The last time that anything but usage changed. */
  updatedAtMs: number;
  /** Only known because something of it is held: its driver has not reported it since the store lost it. */
  placeholder: boolean;
}
export const ProviderRecord: Codec<ProviderRecord> = codec('cellflow.placement.v1.ProviderRecord', messages.ProviderRecord);

export interface ConsumerRecord {
  uuid: string;
  generation: number;
  projectId: string;
  userId: string;
  consumerType: string;
  /** The highest attempt that claimed or was unclaimed: the fence. */
  attempt: number;
  allocations: Allocation[];
  /** No claim is ever accepted again. */
  tombstone: boolean;
  /** The cell of its last claim: another cell's principals may not touch it. */
  cell: string;
  /** The attempt whose claim the allocations are; 0 while it holds none. */
  heldAttempt: number;
  createdAtMs: number;
  updatedAtMs: number;
  /** The server group whose place it takes; "" for none. */
  groupUuid: string;
  /** The recovery in which its cell said that it holds this. */
  confirmedIn: string;
}
export const ConsumerRecord: Codec<ConsumerRecord> = codec('cellflow.placement.v1.ConsumerRecord', messages.ConsumerRecord);

/** A custom resource class or trait. */
export interface NamedRecord {
  name: string;
  createdAtMs: number;
  updatedAtMs: number;
}
export const NamedRecord: Codec<NamedRecord> = codec('cellflow.placement.v1.NamedRecord', messages.NamedRecord);

/** Where the members of a server group are, for the affinity that is checked at the claim. */
export interface GroupRecord {
  uuid: string;
  members: GroupMember[];
}
export const GroupRecord: Codec<GroupRecord> = codec('cellflow.placement.v1.GroupRecord', messages.GroupRecord);

export interface GroupMember {
  consumerUuid: string;
  /** The root provider of what it holds. */
  hostUuid: string;
}
export const GroupMember: Codec<GroupMember> = codec('cellflow.placement.v1.GroupMember', messages.GroupMember);

/** An affinity level that an operator named: rack, row, room... */
export interface LevelRecord {
  name: string;
  /** How far apart two hosts are that differ in it; 1 unless told. */
  distance: number;
  updatedAtMs: number;
  /** Every place there is at it: their names are unique, and the level goes only after them. */
  places: LevelPlace[];
}
export const LevelRecord: Codec<LevelRecord> = codec('cellflow.placement.v1.LevelRecord', messages.LevelRecord);

export interface LevelPlace {
  name: string;
  aggregateUuid: string;
}
export const LevelPlace: Codec<LevelPlace> = codec('cellflow.placement.v1.LevelPlace', messages.LevelPlace);

/** One rack, row, room...: an aggregate with a name at its level. */
export interface PlaceRecord {
  aggregateUuid: string;
  level: string;
  name: string;
  updatedAtMs: number;
}
export const PlaceRecord: Codec<PlaceRecord> = codec('cellflow.placement.v1.PlaceRecord', messages.PlaceRecord);

/** A candidate that is kept for a while, in a scope of its own that has no ledger. */
export interface CandidateRecord {
  allocationRequest: AllocationRequest | null;
  expiresAtMs: number;
}
export const CandidateRecord: Codec<CandidateRecord> = codec('cellflow.placement.v1.CandidateRecord', messages.CandidateRecord);

/** The last time that the store was found to have lost something, and how far that is made good. */
export interface RecoveryRecord {
  uuid: string;
  reason: string;
  beganAtMs: number;
  /** 0 while it is under way. */
  endedAtMs: number;
  /** Those that have to report before it ends. */
  cells: string[];
  reports: CellReport[];
}
export const RecoveryRecord: Codec<RecoveryRecord> = codec('cellflow.placement.v1.RecoveryRecord', messages.RecoveryRecord);

export interface CellReport {
  cell: string;
  /** Live hosts of the cell, by name. */
  hosts: string[];
  atMs: number;
}
export const CellReport: Codec<CellReport> = codec('cellflow.placement.v1.CellReport', messages.CellReport);

/** One request group ("" is the unsuffixed one). */
export interface RequestGroup {
  suffix: string;
  resources: ResourceAmount[];
  /** All of these sets, any trait of each. */
  requiredTraits: TraitSet[];
  forbiddenTraits: string[];
  /** All of these sets, any aggregate of each. */
  memberOf: AggregateSet[];
  forbiddenAggregates: string[];
  /** A provider of the tree, by uuid or by name (a scheduler without host state knows only the name). */
  inTree: string;
}
export const RequestGroup: Codec<RequestGroup> = codec('cellflow.placement.v1.RequestGroup', messages.RequestGroup);

export interface TraitSet {
  anyOf: string[];
}
export const TraitSet: Codec<TraitSet> = codec('cellflow.placement.v1.TraitSet', messages.TraitSet);

export interface AggregateSet {
  anyOf: string[];
}
export const AggregateSet: Codec<AggregateSet> = codec('cellflow.placement.v1.AggregateSet', messages.AggregateSet);

export interface GetAllocationCandidatesRequest {
  groups: RequestGroup[];
  /** "none" or "isolate". */
  groupPolicy: string;
  /** 0 for all. */
  limit: number;
  /** Each set: one provider among those of its groups is an ancestor of, or the same as, all the others. */
  sameSubtree: SuffixSet[];
  /** What the root of a candidate's tree must have, and must not have. */
  rootRequired: string[];
  rootForbidden: string[];
  /** Keep each candidate for a while, to be claimed by its uuid. */
  store: boolean;
  places: PlaceRule[];
  /** By all that was committed before the question; otherwise the answer may be a moment old. */
  current: boolean;
}
export const GetAllocationCandidatesRequest: Codec<GetAllocationCandidatesRequest> = codec('cellflow.placement.v1.GetAllocationCandidatesRequest', messages.GetAllocationCandidatesRequest);

export interface SuffixSet {
  suffixes: string[];
}
export const SuffixSet: Codec<SuffixSet> = codec('cellflow.placement.v1.SuffixSet', messages.SuffixSet);

/** Where candidates are to be, seen from a consumer that holds something. */
export interface PlaceRule {
  relation: PlaceRelation;
  /** A level that the operator named; NEAR needs none. */
  level: string;
  consumerUuid: string;
}
export const PlaceRule: Codec<PlaceRule> = codec('cellflow.placement.v1.PlaceRule', messages.PlaceRule);

/** Indexes point into resource_classes, traits and provider_summaries: a thousand hosts stay under the message limit. */
export interface GetAllocationCandidatesResponse {
  resourceClasses: string[];
  traits: string[];
  providerSummaries: ProviderSummary[];
  candidates: Candidate[];
  /** When stored candidates are forgotten; 0 where none were stored. */
  expiresAtMs: number;
}
export const GetAllocationCandidatesResponse: Codec<GetAllocationCandidatesResponse> = codec('cellflow.placement.v1.GetAllocationCandidatesResponse', messages.GetAllocationCandidatesResponse);

export interface ProviderSummary {
  uuid: string;
  name: string;
  cell: string;
  availabilityZone: string;
  rootIndex: number;
  /** Parallel: class index, capacity = (total - reserved) * ratio, used. */
  classIndexes: number[];
  capacity: number[];
  used: number[];
  traitIndexes: number[];
}
export const ProviderSummary: Codec<ProviderSummary> = codec('cellflow.placement.v1.ProviderSummary', messages.ProviderSummary);

export interface Candidate {
  allocations: CandidateAllocation[];
  mappings: CandidateMapping[];
  /** Of a stored candidate. */
  uuid: string;
  /** The root of the tree that it is anchored at: the host. What sharing providers serve is of other trees. */
  rootIndex: number;
  /** How far its host is from that of the consumer of a NEAR rule; 0 without one. Hosts in no place are the farthest. */
  distance: number;
}
export const Candidate: Codec<Candidate> = codec('cellflow.placement.v1.Candidate', messages.Candidate);

export interface CandidateAllocation {
  providerIndex: number;
  /** Parallel. */
  classIndexes: number[];
  amounts: number[];
}
export const CandidateAllocation: Codec<CandidateAllocation> = codec('cellflow.placement.v1.CandidateAllocation', messages.CandidateAllocation);

export interface CandidateMapping {
  suffix: string;
  providerIndexes: number[];
}
export const CandidateMapping: Codec<CandidateMapping> = codec('cellflow.placement.v1.CandidateMapping', messages.CandidateMapping);

/** The server group of a consumer, checked in the commit of its claim. */
export interface GroupRule {
  uuid: string;
  /** "affinity" or "anti-affinity". */
  policy: string;
  /** What a place is: "" for a host, else a level that the operator named. */
  level: string;
  /** anti-affinity: how many members one place may have; 0 means 1. */
  maxPerPlace: number;
}
export const GroupRule: Codec<GroupRule> = codec('cellflow.placement.v1.GroupRule', messages.GroupRule);

export interface ClaimRequest {
  consumerUuid: string;
  attempt: number;
  allocationRequest: AllocationRequest | null;
  projectId: string;
  userId: string;
  consumerType: string;
  /** Instead of allocation_request: a stored candidate. */
  candidateUuid: string;
  group: GroupRule | null;
}
export const ClaimRequest: Codec<ClaimRequest> = codec('cellflow.placement.v1.ClaimRequest', messages.ClaimRequest);

export interface ClaimResponse {
  outcome: ClaimOutcome;
  /** Why it was refused, for the fault of the server. */
  reason: string;
  /** CLAIMED, ALREADY_CLAIMED: what is held, and the root provider's host, cell and zone. */
  allocations: Allocation[];
  host: string;
  cell: string;
  availabilityZone: string;
  heldAttempt: number;
  /** STALE_ATTEMPT: because the consumer was released for good. */
  tombstone: boolean;
  /** REFUSED: of what kind. */
  refusal: ClaimRefusal;
}
export const ClaimResponse: Codec<ClaimResponse> = codec('cellflow.placement.v1.ClaimResponse', messages.ClaimResponse);

export interface UnclaimRequest {
  consumerUuid: string;
  attempt: number;
  /** The server is gone for good: releases whatever is held, and refuses every later claim. */
  final: boolean;
}
export const UnclaimRequest: Codec<UnclaimRequest> = codec('cellflow.placement.v1.UnclaimRequest', messages.UnclaimRequest);

export interface UnclaimResponse {
  outcome: UnclaimOutcome;
}
export const UnclaimResponse: Codec<UnclaimResponse> = codec('cellflow.placement.v1.UnclaimResponse', messages.UnclaimResponse);

export interface Inventory {
  resourceClass: string;
  total: number;
  reserved: number;
  minUnit: number;
  maxUnit: number;
  stepSize: number;
  allocationRatio: number;
}
export const Inventory: Codec<Inventory> = codec('cellflow.placement.v1.Inventory', messages.Inventory);

export interface UpdateProviderRequest {
  uuid: string;
  name: string;
  cell: string;
  availabilityZone: string;
  inventories: Inventory[];
  traits: string[];
  aggregates: string[];
  parentUuid: string;
}
export const UpdateProviderRequest: Codec<UpdateProviderRequest> = codec('cellflow.placement.v1.UpdateProviderRequest', messages.UpdateProviderRequest);

export interface UpdateProviderResponse {
  generation: number;
  /** The last recovery of placement's store: where it is another one than before, every provider is to be reported. */
  recovery: string;
}
export const UpdateProviderResponse: Codec<UpdateProviderResponse> = codec('cellflow.placement.v1.UpdateProviderResponse', messages.UpdateProviderResponse);

/** Without allocations: a server between two hosts, whose next attempt is about to claim. */
export interface Holding {
  consumerUuid: string;
  attempt: number;
  allocations: Allocation[];
  projectId: string;
  userId: string;
  host: string;
}
export const Holding: Codec<Holding> = codec('cellflow.placement.v1.Holding', messages.Holding);

export interface ReportHoldingsRequest {
  cell: string;
  recovery: string;
  holdings: Holding[];
  /** Everything was told: this is the last page. */
  final: boolean;
  /** With the last page: live hosts of the cell, by name. */
  hosts: string[];
}
export const ReportHoldingsRequest: Codec<ReportHoldingsRequest> = codec('cellflow.placement.v1.ReportHoldingsRequest', messages.ReportHoldingsRequest);

export interface ReportHoldingsResponse {
  /** Under way; "" for none. */
  recovery: string;
  /** The cell has not reported everything yet. */
  wanted: boolean;
}
export const ReportHoldingsResponse: Codec<ReportHoldingsResponse> = codec('cellflow.placement.v1.ReportHoldingsResponse', messages.ReportHoldingsResponse);

export interface GetAllocationsRequest {
  consumerUuid: string;
}
export const GetAllocationsRequest: Codec<GetAllocationsRequest> = codec('cellflow.placement.v1.GetAllocationsRequest', messages.GetAllocationsRequest);

export interface GetAllocationsResponse {
  allocations: Allocation[];
  attempt: number;
  consumerGeneration: number;
}
export const GetAllocationsResponse: Codec<GetAllocationsResponse> = codec('cellflow.placement.v1.GetAllocationsResponse', messages.GetAllocationsResponse);

export interface GetUsagesRequest {
  /** "" for all cells. */
  cell: string;
}
export const GetUsagesRequest: Codec<GetUsagesRequest> = codec('cellflow.placement.v1.GetUsagesRequest', messages.GetUsagesRequest);

export interface ClassUsage {
  resourceClass: string;
  capacity: number;
  used: number;
}
export const ClassUsage: Codec<ClassUsage> = codec('cellflow.placement.v1.ClassUsage', messages.ClassUsage);

export interface GetUsagesResponse {
  usages: ClassUsage[];
  providers: number;
}
export const GetUsagesResponse: Codec<GetUsagesResponse> = codec('cellflow.placement.v1.GetUsagesResponse', messages.GetUsagesResponse);

export const Placement = {
  fullName: 'cellflow.placement.v1.Placement',
  methods: {
    getAllocationCandidates: {
      name: 'GetAllocationCandidates',
      path: 'cellflow.placement.v1.Placement/GetAllocationCandidates',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: GetAllocationCandidatesRequest,
      response: GetAllocationCandidatesResponse,
    } satisfies MethodDescriptor<GetAllocationCandidatesRequest, GetAllocationCandidatesResponse>,
    claim: {
      name: 'Claim',
      path: 'cellflow.placement.v1.Placement/Claim',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: ClaimRequest,
      response: ClaimResponse,
    } satisfies MethodDescriptor<ClaimRequest, ClaimResponse>,
    unclaim: {
      name: 'Unclaim',
      path: 'cellflow.placement.v1.Placement/Unclaim',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: UnclaimRequest,
      response: UnclaimResponse,
    } satisfies MethodDescriptor<UnclaimRequest, UnclaimResponse>,
    updateProvider: {
      name: 'UpdateProvider',
      path: 'cellflow.placement.v1.Placement/UpdateProvider',
      kind: 'call',
      idempotent: true,
      timeoutMs: 30000,
      request: UpdateProviderRequest,
      response: UpdateProviderResponse,
    } satisfies MethodDescriptor<UpdateProviderRequest, UpdateProviderResponse>,
    getAllocations: {
      name: 'GetAllocations',
      path: 'cellflow.placement.v1.Placement/GetAllocations',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: GetAllocationsRequest,
      response: GetAllocationsResponse,
    } satisfies MethodDescriptor<GetAllocationsRequest, GetAllocationsResponse>,
    reportHoldings: {
      name: 'ReportHoldings',
      path: 'cellflow.placement.v1.Placement/ReportHoldings',
      kind: 'call',
      idempotent: true,
      timeoutMs: 30000,
      request: ReportHoldingsRequest,
      response: ReportHoldingsResponse,
    } satisfies MethodDescriptor<ReportHoldingsRequest, ReportHoldingsResponse>,
    getUsages: {
      name: 'GetUsages',
      path: 'cellflow.placement.v1.Placement/GetUsages',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: GetUsagesRequest,
      response: GetUsagesResponse,
    } satisfies MethodDescriptor<GetUsagesRequest, GetUsagesResponse>,
  },
} as const satisfies ServiceDescriptor;
