// Generated from proto/ by tools/codegen.mjs. Do not edit.
import { codec } from '@cellflow/contracts-common';
import type { Codec, MethodDescriptor, ServiceDescriptor, Allocation, AllocationRequest, ResourceAmount } from '@cellflow/contracts-common';
import { cellflow } from './messages.js';

const messages = cellflow.placement.v1;

export const ClaimOutcome = {
  CLAIM_OUTCOME_UNSPECIFIED: 0,
  CLAIMED: 1,
  ALREADY_CLAIMED: 2,
  REFUSED: 3,
  STALE_ATTEMPT: 4,
  HELD_BY_OTHER_ATTEMPT: 5,
} as const;
export type ClaimOutcome = number;

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
}
export const ConsumerRecord: Codec<ConsumerRecord> = codec('cellflow.placement.v1.ConsumerRecord', messages.ConsumerRecord);

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
}
export const GetAllocationCandidatesRequest: Codec<GetAllocationCandidatesRequest> = codec('cellflow.placement.v1.GetAllocationCandidatesRequest', messages.GetAllocationCandidatesRequest);

/** Indexes point into resource_classes, traits and provider_summaries: a thousand hosts stay under the message limit. */
export interface GetAllocationCandidatesResponse {
  resourceClasses: string[];
  traits: string[];
  providerSummaries: ProviderSummary[];
  candidates: Candidate[];
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

export interface ClaimRequest {
  consumerUuid: string;
  attempt: number;
  allocationRequest: AllocationRequest | null;
  projectId: string;
  userId: string;
  consumerType: string;
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
}
export const UpdateProviderResponse: Codec<UpdateProviderResponse> = codec('cellflow.placement.v1.UpdateProviderResponse', messages.UpdateProviderResponse);

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
