import type { Flavor, Init, Instance, RequestSpec } from '@cellflow/contracts-common';
import type { Identity } from '../auth.ts';
import type { ServerOrder } from '../inputs/create-server.ts';

/** What all servers of one request share. */
export interface Draft {
  readonly requestId: string;
  readonly reservationId: string;
  readonly createdAtMs: number;
  readonly maxAttempts: number;
  readonly identity: Identity;
  readonly flavor: Flavor;
  readonly order: ServerOrder;
}

/** nova/objects/request_spec.py: RequestSpec.from_components. */
export function draftSpec(draft: Draft): Init<RequestSpec> {
  const { order, identity } = draft;
  const hints = Object.entries(order.hints).map(
    ([key, values]) => [key, { values: [...values] }] as [string, { values: string[] }],
  );
  return {
    requestId: draft.requestId,
    projectId: identity.projectId,
    userId: identity.userId,
    flavor: draft.flavor,
    imageRef: order.imageRef,
    availabilityZone: order.zone.name,
    numInstances: order.maxCount,
    schedulerHints: Object.fromEntries(hints),
    forceHosts: order.zone.forcedHost ? [order.zone.forcedHost] : [],
    forceNodes: order.zone.forcedNode ? [order.zone.forcedNode] : [],
    // Host and node are one name here, so either of the two fields restricts the hosts.
    requestedHost: order.requestedHost || order.requestedNode,
  };
}

/** The server as it is before anybody scheduled it: building/scheduling, no host, no cell. */
export function draftInstance(
  draft: Draft,
  spec: Init<RequestSpec>,
  place: { uuid: string; index: number },
): Init<Instance> {
  const { order, identity } = draft;
  const suffix = order.maxCount > 1 ? `-${place.index + 1}` : '';
  return {
    uuid: place.uuid,
    displayName: suffixed(order.name, suffix),
    hostname: order.hostname ?? toHostname(order.name, suffix, place.uuid),
    projectId: identity.projectId,
    userId: identity.userId,
    vmState: 'building',
    taskState: 'scheduling',
    availabilityZone: order.zone.name,
    maxAttempts: draft.maxAttempts,
    launchIndex: place.index,
    reservationId: draft.reservationId,
    createdAtMs: draft.createdAtMs,
    updatedAtMs: draft.createdAtMs,
    metadata: { ...order.metadata },
    description: order.description ?? '',
    keyName: order.keyName,
    tags: [...order.tags],
    requestSpec: spec,
  };
}

/** A name of at most 255 bytes stays one with its suffix: the name gives way, not the number. */
function suffixed(name: string, suffix: string): string {
  let kept = name;
  while (Buffer.byteLength(kept) + suffix.length > 255) kept = [...kept].slice(0, -1).join('');
  return kept + suffix;
}

/** nova/utils.py: sanitize_hostname. A name without a usable letter becomes "Server-<uuid>". */
function toHostname(name: string, suffix: string, uuid: string): string {
  const plain = name
    .replace(/[ _.]/g, '-')
    .replace(/[^\w.-]+/g, '')
    .toLowerCase()
    .replace(/^[.-]+|[.-]+$/g, '');
  return plain === '' ? `Server-${uuid}` : plain.slice(0, 63 - suffix.length) + suffix;
}
