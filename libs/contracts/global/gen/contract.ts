// Generated from proto/ by tools/codegen.mjs. Do not edit.
import { codec } from '@cellflow/contracts-common';
import type { Codec, MethodDescriptor, ServiceDescriptor, Flavor, Instance, RequestSpec, Selection } from '@cellflow/contracts-common';
import { cellflow } from './messages.js';

const messages = cellflow.global.v1;

/** A server nobody has scheduled yet. Deleting it is the token that arbitrates boot against delete. */
export interface BuildRequest {
  instanceUuid: string;
  projectId: string;
  instance: Instance | null;
  /** How often its message was sent again because it was gone, and when last. */
  redrives: number;
  redrivenAtMs: number;
}
export const BuildRequest: Codec<BuildRequest> = codec('cellflow.global.v1.BuildRequest', messages.BuildRequest);

export interface InstanceMapping {
  instanceUuid: string;
  projectId: string;
  userId: string;
  /** "" until a cell is chosen. */
  cell: string;
  /** The tombstone: a delete was accepted. */
  queuedForDelete: boolean;
  createdAtMs: number;
  requestId: string;
}
export const InstanceMapping: Codec<InstanceMapping> = codec('cellflow.global.v1.InstanceMapping', messages.InstanceMapping);

/** Work the API store owes the rest of the system. Removed once done. */
export interface OutboxEntry {
  id: string;
  createdAtMs: number;
  scheduleAndBuild: ScheduleAndBuild | null;
  deleteInstance: DeleteInstance | null;
  buryInstance: BuryInstance | null;
  /** Which of them is set; read only. */
  readonly work?: 'scheduleAndBuild' | 'deleteInstance' | 'buryInstance';
}
export const OutboxEntry: Codec<OutboxEntry> = codec('cellflow.global.v1.OutboxEntry', messages.OutboxEntry);

export interface ScheduleAndBuild {
  requestId: string;
  instanceUuids: string[];
  traceparent: string;
}
export const ScheduleAndBuild: Codec<ScheduleAndBuild> = codec('cellflow.global.v1.ScheduleAndBuild', messages.ScheduleAndBuild);

export interface DeleteInstance {
  requestId: string;
  instanceUuid: string;
  userId: string;
  projectId: string;
}
export const DeleteInstance: Codec<DeleteInstance> = codec('cellflow.global.v1.DeleteInstance', messages.DeleteInstance);

/** A server whose message was lost too often: to end in cell0, in error. */
export interface BuryInstance {
  requestId: string;
  instanceUuid: string;
  /** For its fault. */
  reason: string;
}
export const BuryInstance: Codec<BuryInstance> = codec('cellflow.global.v1.BuryInstance', messages.BuryInstance);

/** What an idempotency key stands for. */
export interface IdempotencyRecord {
  bodySha256: string;
  instanceUuids: string[];
  reservationId: string;
}
export const IdempotencyRecord: Codec<IdempotencyRecord> = codec('cellflow.global.v1.IdempotencyRecord', messages.IdempotencyRecord);

export interface FlavorRecord {
  flavor: Flavor | null;
}
export const FlavorRecord: Codec<FlavorRecord> = codec('cellflow.global.v1.FlavorRecord', messages.FlavorRecord);

export interface ScheduleAndBuildInstancesRequest {
  requestId: string;
  /** Shared by all servers of the message. */
  requestSpec: RequestSpec | null;
  buildRequests: BuildRequest[];
}
export const ScheduleAndBuildInstancesRequest: Codec<ScheduleAndBuildInstancesRequest> = codec('cellflow.global.v1.ScheduleAndBuildInstancesRequest', messages.ScheduleAndBuildInstancesRequest);

export interface ScheduleAndBuildInstancesResponse {
}
export const ScheduleAndBuildInstancesResponse: Codec<ScheduleAndBuildInstancesResponse> = codec('cellflow.global.v1.ScheduleAndBuildInstancesResponse', messages.ScheduleAndBuildInstancesResponse);

export interface SelectDestinationsRequest {
  requestId: string;
  requestSpec: RequestSpec | null;
  instanceUuids: string[];
  /** How many alternates the caller wants per server; 0 for none. */
  numAlternates: number;
}
export const SelectDestinationsRequest: Codec<SelectDestinationsRequest> = codec('cellflow.global.v1.SelectDestinationsRequest', messages.SelectDestinationsRequest);

/** One list per server, in the order asked: the claimed host, then its alternates. */
export interface SelectionList {
  selections: Selection[];
}
export const SelectionList: Codec<SelectionList> = codec('cellflow.global.v1.SelectionList', messages.SelectionList);

/** How many hosts a step let through. */
export interface FilterCount {
  name: string;
  before: number;
  after: number;
}
export const FilterCount: Codec<FilterCount> = codec('cellflow.global.v1.FilterCount', messages.FilterCount);

export interface NoValidHost {
  reason: string;
  filters: FilterCount[];
  /** An earlier run of the request has taken servers further, or given them up: a cell may have some of them. */
  superseded: boolean;
}
export const NoValidHost: Codec<NoValidHost> = codec('cellflow.global.v1.NoValidHost', messages.NoValidHost);

export interface SelectDestinationsResponse {
  selections: SelectionList[];
  /** Set where not every server found a host; no claim is left then. */
  noValidHost: NoValidHost | null;
  /** What each filter let through, where every server found a host. */
  filters: FilterCount[];
}
export const SelectDestinationsResponse: Codec<SelectDestinationsResponse> = codec('cellflow.global.v1.SelectDestinationsResponse', messages.SelectDestinationsResponse);

export const SuperConductor = {
  fullName: 'cellflow.global.v1.SuperConductor',
  methods: {
    scheduleAndBuildInstances: {
      name: 'ScheduleAndBuildInstances',
      path: 'cellflow.global.v1.SuperConductor/ScheduleAndBuildInstances',
      kind: 'cast',
      idempotent: true,
      timeoutMs: 120000,
      request: ScheduleAndBuildInstancesRequest,
      response: ScheduleAndBuildInstancesResponse,
    } satisfies MethodDescriptor<ScheduleAndBuildInstancesRequest, ScheduleAndBuildInstancesResponse>,
  },
} as const satisfies ServiceDescriptor;

export const Scheduler = {
  fullName: 'cellflow.global.v1.Scheduler',
  methods: {
    selectDestinations: {
      name: 'SelectDestinations',
      path: 'cellflow.global.v1.Scheduler/SelectDestinations',
      kind: 'call',
      idempotent: true,
      timeoutMs: 60000,
      request: SelectDestinationsRequest,
      response: SelectDestinationsResponse,
    } satisfies MethodDescriptor<SelectDestinationsRequest, SelectDestinationsResponse>,
  },
} as const satisfies ServiceDescriptor;
