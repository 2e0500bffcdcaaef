// Generated from proto/ by tools/codegen.mjs. Do not edit.
import { codec } from '@cellflow/contracts-common';
import type { Codec, MethodDescriptor, ServiceDescriptor, BuildFailure, Flavor, Limits, Selection } from '@cellflow/contracts-common';
import { cellflow } from './messages.js';

const messages = cellflow.cell.v1;

export const BuildVerdict = {
  BUILD_VERDICT_UNSPECIFIED: 0,
  PROCEED: 1,
  STALE: 2,
  DELETING: 3,
  UNKNOWN: 4,
} as const;
export type BuildVerdict = number;

/** A compute service and when it was last heard of. */
export interface ServiceRecord {
  service: string;
  binary: string;
  hosts: string[];
  lastSeenAtMs: number;
}
export const ServiceRecord: Codec<ServiceRecord> = codec('cellflow.cell.v1.ServiceRecord', messages.ServiceRecord);

export interface BeginBuildRequest {
  instanceUuid: string;
  attempt: number;
  host: string;
}
export const BeginBuildRequest: Codec<BeginBuildRequest> = codec('cellflow.cell.v1.BeginBuildRequest', messages.BeginBuildRequest);

export interface UpdateBuildRequest {
  instanceUuid: string;
  attempt: number;
  host: string;
  /** In order; the first is compared with the stored task_state's successor. */
  taskStates: string[];
}
export const UpdateBuildRequest: Codec<UpdateBuildRequest> = codec('cellflow.cell.v1.UpdateBuildRequest', messages.UpdateBuildRequest);

export interface FinishBuildRequest {
  instanceUuid: string;
  attempt: number;
  host: string;
  /** States passed since the last report, in order. */
  taskStates: string[];
  /** Absent: the server is ACTIVE. Present: it is in ERROR and its allocation is released. */
  failure: BuildFailure | null;
}
export const FinishBuildRequest: Codec<FinishBuildRequest> = codec('cellflow.cell.v1.FinishBuildRequest', messages.FinishBuildRequest);

export interface BuildStateResponse {
  verdict: BuildVerdict;
  /** PROCEED: how long the build may stay silent, in ms. */
  leaseMs: number;
}
export const BuildStateResponse: Codec<BuildStateResponse> = codec('cellflow.cell.v1.BuildStateResponse', messages.BuildStateResponse);

export interface BuildInstancesRequest {
  instanceUuid: string;
  /** The attempt that failed. */
  attempt: number;
  host: string;
  failure: BuildFailure | null;
  /** Remaining alternates, as they travelled down. */
  hostList: Selection[];
  /** States passed since the last report, in order. */
  taskStates: string[];
}
export const BuildInstancesRequest: Codec<BuildInstancesRequest> = codec('cellflow.cell.v1.BuildInstancesRequest', messages.BuildInstancesRequest);

export interface BuildInstancesResponse {
}
export const BuildInstancesResponse: Codec<BuildInstancesResponse> = codec('cellflow.cell.v1.BuildInstancesResponse', messages.BuildInstancesResponse);

export interface FinishTerminateRequest {
  instanceUuid: string;
  host: string;
}
export const FinishTerminateRequest: Codec<FinishTerminateRequest> = codec('cellflow.cell.v1.FinishTerminateRequest', messages.FinishTerminateRequest);

export interface FinishTerminateResponse {
}
export const FinishTerminateResponse: Codec<FinishTerminateResponse> = codec('cellflow.cell.v1.FinishTerminateResponse', messages.FinishTerminateResponse);

export interface HeldBuild {
  instanceUuid: string;
  attempt: number;
  host: string;
}
export const HeldBuild: Codec<HeldBuild> = codec('cellflow.cell.v1.HeldBuild', messages.HeldBuild);

export interface RenewLeasesRequest {
  builds: HeldBuild[];
}
export const RenewLeasesRequest: Codec<RenewLeasesRequest> = codec('cellflow.cell.v1.RenewLeasesRequest', messages.RenewLeasesRequest);

export interface RenewLeasesResponse {
  /** Builds that are no longer this compute's: stop and destroy their guests. */
  lost: HeldBuild[];
}
export const RenewLeasesResponse: Codec<RenewLeasesResponse> = codec('cellflow.cell.v1.RenewLeasesResponse', messages.RenewLeasesResponse);

export interface SyncGuestsRequest {
  guests: HeldBuild[];
}
export const SyncGuestsRequest: Codec<SyncGuestsRequest> = codec('cellflow.cell.v1.SyncGuestsRequest', messages.SyncGuestsRequest);

export interface SyncGuestsResponse {
  /** Guests that must go. */
  destroy: HeldBuild[];
}
export const SyncGuestsResponse: Codec<SyncGuestsResponse> = codec('cellflow.cell.v1.SyncGuestsResponse', messages.SyncGuestsResponse);

export interface ReportStateRequest {
  /** Name of the compute service, and the hosts it runs. */
  service: string;
  hosts: string[];
}
export const ReportStateRequest: Codec<ReportStateRequest> = codec('cellflow.cell.v1.ReportStateRequest', messages.ReportStateRequest);

export interface ReportStateResponse {
  /** Of the cell's store: where it is another one than before, the guests are to be reported again. */
  epoch: string;
}
export const ReportStateResponse: Codec<ReportStateResponse> = codec('cellflow.cell.v1.ReportStateResponse', messages.ReportStateResponse);

export interface BuildAndRunInstanceRequest {
  instanceUuid: string;
  attempt: number;
  host: string;
  displayName: string;
  flavor: Flavor | null;
  imageRef: string;
  /** Alternates left for later attempts. */
  hostList: Selection[];
  /** False where retry is switched off: a failure is final. */
  retry: boolean;
  limits: Limits | null;
}
export const BuildAndRunInstanceRequest: Codec<BuildAndRunInstanceRequest> = codec('cellflow.cell.v1.BuildAndRunInstanceRequest', messages.BuildAndRunInstanceRequest);

export interface BuildAndRunInstanceResponse {
}
export const BuildAndRunInstanceResponse: Codec<BuildAndRunInstanceResponse> = codec('cellflow.cell.v1.BuildAndRunInstanceResponse', messages.BuildAndRunInstanceResponse);

export interface TerminateInstanceRequest {
  instanceUuid: string;
  host: string;
}
export const TerminateInstanceRequest: Codec<TerminateInstanceRequest> = codec('cellflow.cell.v1.TerminateInstanceRequest', messages.TerminateInstanceRequest);

export interface TerminateInstanceResponse {
}
export const TerminateInstanceResponse: Codec<TerminateInstanceResponse> = codec('cellflow.cell.v1.TerminateInstanceResponse', messages.TerminateInstanceResponse);

export const CellConductor = {
  fullName: 'cellflow.cell.v1.CellConductor',
  methods: {
    beginBuild: {
      name: 'BeginBuild',
      path: 'cellflow.cell.v1.CellConductor/BeginBuild',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: BeginBuildRequest,
      response: BuildStateResponse,
    } satisfies MethodDescriptor<BeginBuildRequest, BuildStateResponse>,
    updateBuild: {
      name: 'UpdateBuild',
      path: 'cellflow.cell.v1.CellConductor/UpdateBuild',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: UpdateBuildRequest,
      response: BuildStateResponse,
    } satisfies MethodDescriptor<UpdateBuildRequest, BuildStateResponse>,
    finishBuild: {
      name: 'FinishBuild',
      path: 'cellflow.cell.v1.CellConductor/FinishBuild',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: FinishBuildRequest,
      response: BuildStateResponse,
    } satisfies MethodDescriptor<FinishBuildRequest, BuildStateResponse>,
    buildInstances: {
      name: 'BuildInstances',
      path: 'cellflow.cell.v1.CellConductor/BuildInstances',
      kind: 'cast',
      idempotent: true,
      timeoutMs: 60000,
      request: BuildInstancesRequest,
      response: BuildInstancesResponse,
    } satisfies MethodDescriptor<BuildInstancesRequest, BuildInstancesResponse>,
    finishTerminate: {
      name: 'FinishTerminate',
      path: 'cellflow.cell.v1.CellConductor/FinishTerminate',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10000,
      request: FinishTerminateRequest,
      response: FinishTerminateResponse,
    } satisfies MethodDescriptor<FinishTerminateRequest, FinishTerminateResponse>,
    renewLeases: {
      name: 'RenewLeases',
      path: 'cellflow.cell.v1.CellConductor/RenewLeases',
      kind: 'call',
      idempotent: true,
      timeoutMs: 5000,
      request: RenewLeasesRequest,
      response: RenewLeasesResponse,
    } satisfies MethodDescriptor<RenewLeasesRequest, RenewLeasesResponse>,
    syncGuests: {
      name: 'SyncGuests',
      path: 'cellflow.cell.v1.CellConductor/SyncGuests',
      kind: 'call',
      idempotent: true,
      timeoutMs: 30000,
      request: SyncGuestsRequest,
      response: SyncGuestsResponse,
    } satisfies MethodDescriptor<SyncGuestsRequest, SyncGuestsResponse>,
    reportState: {
      name: 'ReportState',
      path: 'cellflow.cell.v1.CellConductor/ReportState',
      kind: 'call',
      idempotent: true,
      timeoutMs: 5000,
      request: ReportStateRequest,
      response: ReportStateResponse,
    } satisfies MethodDescriptor<ReportStateRequest, ReportStateResponse>,
  },
} as const satisfies ServiceDescriptor;

export const Compute = {
  fullName: 'cellflow.cell.v1.Compute',
  methods: {
    buildAndRunInstance: {
      name: 'BuildAndRunInstance',
      path: 'cellflow.cell.v1.Compute/BuildAndRunInstance',
      kind: 'cast',
      idempotent: true,
      timeoutMs: 60000,
      request: BuildAndRunInstanceRequest,
      response: BuildAndRunInstanceResponse,
    } satisfies MethodDescriptor<BuildAndRunInstanceRequest, BuildAndRunInstanceResponse>,
    terminateInstance: {
      name: 'TerminateInstance',
      path: 'cellflow.cell.v1.Compute/TerminateInstance',
      kind: 'cast',
      idempotent: true,
      timeoutMs: 60000,
      request: TerminateInstanceRequest,
      response: TerminateInstanceResponse,
    } satisfies MethodDescriptor<TerminateInstanceRequest, TerminateInstanceResponse>,
  },
} as const satisfies ServiceDescriptor;
