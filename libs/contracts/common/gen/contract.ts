// Generated from proto/ by tools/codegen.mjs. Do not edit.
import { codec } from '../src/descriptor.ts';
import type { Codec } from '../src/descriptor.ts';
import { cellflow } from './messages.js';

const messages = cellflow.common.v1;

export const MethodKind = {
  METHOD_KIND_UNSPECIFIED: 0,
  CALL: 1,
  CAST: 2,
} as const;
export type MethodKind = number;

export interface RequestSpec {
  requestId: string;
  projectId: string;
  userId: string;
  flavor: Flavor | null;
  imageRef: string;
  availabilityZone: string;
  numInstances: number;
  schedulerHints: { [key: string]: StringList };
  forceHosts: string[];
  forceNodes: string[];
  requestedHost: string;
  ignoreHosts: string[];
}
export const RequestSpec: Codec<RequestSpec> = codec('cellflow.common.v1.RequestSpec', messages.RequestSpec);

export interface Limits {
  vcpus: number;
  memoryMb: number;
  diskGb: number;
}
export const Limits: Codec<Limits> = codec('cellflow.common.v1.Limits', messages.Limits);

export interface Selection {
  computeNodeUuid: string;
  host: string;
  nodename: string;
  cell: string;
  availabilityZone: string;
  limits: Limits | null;
  allocationRequest: AllocationRequest | null;
  allocationRequestVersion: string;
  candidateUuid: string;
}
export const Selection: Codec<Selection> = codec('cellflow.common.v1.Selection', messages.Selection);

export interface BuildFailure {
  code: string;
  message: string;
}
export const BuildFailure: Codec<BuildFailure> = codec('cellflow.common.v1.BuildFailure', messages.BuildFailure);

export interface HostFailure {
  host: string;
  attempt: number;
  failure: BuildFailure | null;
}
export const HostFailure: Codec<HostFailure> = codec('cellflow.common.v1.HostFailure', messages.HostFailure);

export interface Attempt {
  attempt: number;
  host: string;
  startedAtMs: number;
  finishedAtMs: number;
  result: string;
  failure: BuildFailure | null;
}
export const Attempt: Codec<Attempt> = codec('cellflow.common.v1.Attempt', messages.Attempt);

export interface Fault {
  code: number;
  message: string;
  details: string;
  createdAtMs: number;
  hosts: HostFailure[];
}
export const Fault: Codec<Fault> = codec('cellflow.common.v1.Fault', messages.Fault);

export interface ActionEvent {
  event: string;
  host: string;
  startTimeMs: number;
  finishTimeMs: number;
  result: string;
  details: string;
  attempt: number;
}
export const ActionEvent: Codec<ActionEvent> = codec('cellflow.common.v1.ActionEvent', messages.ActionEvent);

export interface Action {
  action: string;
  requestId: string;
  userId: string;
  projectId: string;
  startTimeMs: number;
  updatedAtMs: number;
  message: string;
  events: ActionEvent[];
}
export const Action: Codec<Action> = codec('cellflow.common.v1.Action', messages.Action);

export interface Instance {
  uuid: string;
  displayName: string;
  hostname: string;
  projectId: string;
  userId: string;
  vmState: string;
  taskState: string;
  powerState: number;
  host: string;
  node: string;
  cell: string;
  availabilityZone: string;
  attempt: number;
  maxAttempts: number;
  launchIndex: number;
  reservationId: string;
  createdAtMs: number;
  updatedAtMs: number;
  launchedAtMs: number;
  deletedAtMs: number;
  metadata: { [key: string]: string };
  description: string;
  keyName: string;
  tags: string[];
  requestSpec: RequestSpec | null;
  selection: Selection | null;
  hostList: Selection[];
  attempts: Attempt[];
  failures: HostFailure[];
  fault: Fault | null;
  actions: Action[];
  leaseExpiresAtMs: number;
  begun: boolean;
}
export const Instance: Codec<Instance> = codec('cellflow.common.v1.Instance', messages.Instance);

export interface ResourceAmount {
  resourceClass: string;
  amount: number;
}
export const ResourceAmount: Codec<ResourceAmount> = codec('cellflow.common.v1.ResourceAmount', messages.ResourceAmount);

export interface Allocation {
  providerUuid: string;
  resources: ResourceAmount[];
}
export const Allocation: Codec<Allocation> = codec('cellflow.common.v1.Allocation', messages.Allocation);

export interface GroupMapping {
  suffix: string;
  providerUuids: string[];
}
export const GroupMapping: Codec<GroupMapping> = codec('cellflow.common.v1.GroupMapping', messages.GroupMapping);

export interface AllocationRequest {
  allocations: Allocation[];
  mappings: GroupMapping[];
}
export const AllocationRequest: Codec<AllocationRequest> = codec('cellflow.common.v1.AllocationRequest', messages.AllocationRequest);

export interface Flavor {
  flavorid: string;
  name: string;
  vcpus: number;
  memoryMb: number;
  rootGb: number;
  ephemeralGb: number;
  swapMb: number;
  extraSpecs: { [key: string]: string };
  isPublic: boolean;
  disabled: boolean;
  description: string;
}
export const Flavor: Codec<Flavor> = codec('cellflow.common.v1.Flavor', messages.Flavor);

export interface StringList {
  values: string[];
}
export const StringList: Codec<StringList> = codec('cellflow.common.v1.StringList', messages.StringList);

export interface Frame {
  messages: Envelope[];
  replies: Reply[];
}
export const Frame: Codec<Frame> = codec('cellflow.common.v1.Frame', messages.Frame);

export interface Envelope {
  method: string;
  messageId: string;
  requestId: string;
  traceparent: string;
  timeoutMs: number;
  callId: number;
  body: Uint8Array;
}
export const Envelope: Codec<Envelope> = codec('cellflow.common.v1.Envelope', messages.Envelope);

export interface Reply {
  callId: number;
  body: Uint8Array;
  error: Status | null;
}
export const Reply: Codec<Reply> = codec('cellflow.common.v1.Reply', messages.Reply);

export interface Status {
  code: number;
  message: string;
  detail: { [key: string]: string };
}
export const Status: Codec<Status> = codec('cellflow.common.v1.Status', messages.Status);

export interface LedgerEvent {
  type: string;
  atMs: number;
  actor: string;
  requestId: string;
  messageId: string;
  instanceUuid: string;
  attempt: number;
  host: string;
  cell: string;
  fromState: string;
  toState: string;
  reason: string;
  allocations: Allocation[];
  detail: { [key: string]: string };
}
export const LedgerEvent: Codec<LedgerEvent> = codec('cellflow.common.v1.LedgerEvent', messages.LedgerEvent);

export interface MethodPolicy {
  kind: MethodKind;
  idempotent: boolean;
  timeoutMs: number;
}
export const MethodPolicy: Codec<MethodPolicy> = codec('cellflow.common.v1.MethodPolicy', messages.MethodPolicy);
