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

/** What was asked of the scheduler. One per request; num_instances counts its servers. */
export interface RequestSpec {
  requestId: string;
  projectId: string;
  userId: string;
  flavor: Flavor | null;
  imageRef: string;
  availabilityZone: string;
  numInstances: number;
  /** os:scheduler_hints, each a list. */
  schedulerHints: { [key: string]: StringList };
  /** "az:host:node": bypass filters and switch retry off. */
  forceHosts: string[];
  forceNodes: string[];
  /** "host" of the create request (2.74): restricts the hosts but runs the filters. */
  requestedHost: string;
  ignoreHosts: string[];
}
export const RequestSpec: Codec<RequestSpec> = codec('cellflow.common.v1.RequestSpec', messages.RequestSpec);

/** What the claim on a host was measured against. */
export interface Limits {
  vcpus: number;
  memoryMb: number;
  diskGb: number;
}
export const Limits: Codec<Limits> = codec('cellflow.common.v1.Limits', messages.Limits);

/** One host the scheduler chose: the claimed one, or an alternate with all that a retry needs. */
export interface Selection {
  computeNodeUuid: string;
  host: string;
  nodename: string;
  cell: string;
  availabilityZone: string;
  limits: Limits | null;
  allocationRequest: AllocationRequest | null;
  allocationRequestVersion: string;
  /** Set where placement keeps the candidate; claimable by this id. */
  candidateUuid: string;
}
export const Selection: Codec<Selection> = codec('cellflow.common.v1.Selection', messages.Selection);

/** Why one attempt, or one alternate, did not become the server's host. */
export interface BuildFailure {
  /** Nova's exception name: RescheduledException, BuildAbortException, LeaseExpired, ClaimRefused... */
  code: string;
  message: string;
}
export const BuildFailure: Codec<BuildFailure> = codec('cellflow.common.v1.BuildFailure', messages.BuildFailure);

/** A host that was tried or offered in vain. */
export interface HostFailure {
  host: string;
  attempt: number;
  failure: BuildFailure | null;
}
export const HostFailure: Codec<HostFailure> = codec('cellflow.common.v1.HostFailure', messages.HostFailure);

/** One try to build on one host. attempt counts from 1. */
export interface Attempt {
  attempt: number;
  host: string;
  startedAtMs: number;
  finishedAtMs: number;
  /** "", "Success" or "Error". */
  result: string;
  failure: BuildFailure | null;
}
export const Attempt: Codec<Attempt> = codec('cellflow.common.v1.Attempt', messages.Attempt);

export interface Fault {
  code: number;
  message: string;
  details: string;
  createdAtMs: number;
  /** The cause per host, for MaxRetriesExceeded. */
  hosts: HostFailure[];
}
export const Fault: Codec<Fault> = codec('cellflow.common.v1.Fault', messages.Fault);

export interface ActionEvent {
  event: string;
  host: string;
  startTimeMs: number;
  finishTimeMs: number;
  /** "", "Success" or "Error". */
  result: string;
  details: string;
  attempt: number;
}
export const ActionEvent: Codec<ActionEvent> = codec('cellflow.common.v1.ActionEvent', messages.ActionEvent);

/** os-instance-actions: one per request that acted on the server. */
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

/** A server. The whole of it is one record of its cell's store (cell0 for servers that reached no cell). */
export interface Instance {
  uuid: string;
  displayName: string;
  hostname: string;
  projectId: string;
  userId: string;
  /** building, active, error, deleted: nova/compute/vm_states.py. */
  vmState: string;
  /** "" (none), scheduling, networking, block_device_mapping, spawning, deleting. */
  taskState: string;
  powerState: number;
  host: string;
  node: string;
  cell: string;
  availabilityZone: string;
  /** The current attempt. A write that names another one is refused. */
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
  /** The selection the current attempt builds on. */
  selection: Selection | null;
  /** Alternates still to try, best first. */
  hostList: Selection[];
  attempts: Attempt[];
  /** Hosts that failed or refused, oldest first. */
  failures: HostFailure[];
  fault: Fault | null;
  actions: Action[];
  /** Until when somebody must have moved the build on; 0 once it is terminal. */
  leaseExpiresAtMs: number;
  /** True once the current attempt was begun by its compute. */
  begun: boolean;
}
export const Instance: Codec<Instance> = codec('cellflow.common.v1.Instance', messages.Instance);

/** An amount of one resource class, in the class's unit (VCPU: count, MEMORY_MB: MiB, DISK_GB: GiB). */
export interface ResourceAmount {
  resourceClass: string;
  amount: number;
}
export const ResourceAmount: Codec<ResourceAmount> = codec('cellflow.common.v1.ResourceAmount', messages.ResourceAmount);

/** What one consumer takes from one resource provider. */
export interface Allocation {
  providerUuid: string;
  resources: ResourceAmount[];
}
export const Allocation: Codec<Allocation> = codec('cellflow.common.v1.Allocation', messages.Allocation);

/** Request group suffix to the providers that serve it ("" is the unsuffixed group). */
export interface GroupMapping {
  suffix: string;
  providerUuids: string[];
}
export const GroupMapping: Codec<GroupMapping> = codec('cellflow.common.v1.GroupMapping', messages.GroupMapping);

/** One way to satisfy a request; replayed unchanged as the body of a claim. */
export interface AllocationRequest {
  allocations: Allocation[];
  mappings: GroupMapping[];
}
export const AllocationRequest: Codec<AllocationRequest> = codec('cellflow.common.v1.AllocationRequest', messages.AllocationRequest);

/** Nova's flavor. memory_mb and swap_mb in MiB; root_gb and ephemeral_gb in GiB. */
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
  /** How many of both there are. It comes last, so that a frame that was cut off between two of them is known by it. */
  count: number;
}
export const Frame: Codec<Frame> = codec('cellflow.common.v1.Frame', messages.Frame);

export interface Envelope {
  /** Full name: "cellflow.cell.v1.CellConductor/BeginBuild". */
  method: string;
  /** Deterministic: "request:instance:attempt:step". The same on every retry and redelivery. */
  messageId: string;
  /** "req-<uuid>", Nova's request id. */
  requestId: string;
  /** W3C trace context. */
  traceparent: string;
  /** Calls: what is left of the deadline when the message is sent, in ms. */
  timeoutMs: number;
  /** Calls: the caller's number of the waiter, minted once and kept by retries. 0 for casts. */
  callId: number;
  body: Uint8Array;
}
export const Envelope: Codec<Envelope> = codec('cellflow.common.v1.Envelope', messages.Envelope);

export interface Reply {
  callId: number;
  body: Uint8Array;
  /** Set where the handler failed. */
  error: Status | null;
}
export const Reply: Codec<Reply> = codec('cellflow.common.v1.Reply', messages.Reply);

/** An error on the wire. The codes and their retry policy are one table in libs/rpc. */
export interface Status {
  code: number;
  message: string;
  detail: { [key: string]: string };
}
export const Status: Codec<Status> = codec('cellflow.common.v1.Status', messages.Status);

export interface LedgerEvent {
  /** Dotted, past tense: "instance.created", "allocation.claimed", "build.retried"... */
  type: string;
  /** Clock of the writer; order comes from the ledger, never from this. */
  atMs: number;
  /** Service that wrote it. */
  actor: string;
  requestId: string;
  messageId: string;
  /** The server, which is also the consumer in placement. */
  instanceUuid: string;
  attempt: number;
  host: string;
  cell: string;
  /** "vm_state/task_state" before and after, for state changes. */
  fromState: string;
  toState: string;
  reason: string;
  allocations: Allocation[];
  detail: { [key: string]: string };
  /** Keys of further records that the same commit changed, where the entry does not name them otherwise. */
  changed: string[];
}
export const LedgerEvent: Codec<LedgerEvent> = codec('cellflow.common.v1.LedgerEvent', messages.LedgerEvent);

export interface MethodPolicy {
  kind: MethodKind;
  /** Handling the same message id twice has the effect of handling it once. */
  idempotent: boolean;
  /** Calls: the default deadline. Casts: how long a handler may take before it counts as hung. */
  timeoutMs: number;
}
export const MethodPolicy: Codec<MethodPolicy> = codec('cellflow.common.v1.MethodPolicy', messages.MethodPolicy);
