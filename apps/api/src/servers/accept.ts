import type { Init, Instance } from '@cellflow/contracts-common';
import { RequestSpec } from '@cellflow/contracts-common';
import { BuildRequest, IdempotencyRecord, InstanceMapping, OutboxEntry } from '@cellflow/contracts-global';
import type { Commit } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import type { RequestContext } from '@cellflow/rpc';
import type { Draft } from './draft.ts';
import { draftInstance, draftSpec } from './draft.ts';
import { splitRequest } from './split.ts';

/** How long an idempotency key is remembered. */
const idempotencyTtlMs = 24 * 3_600_000;

/** A request as it will be stored, and what hop 1 carries. */
export interface Acceptance {
  readonly commit: Commit;
  readonly spec: Init<RequestSpec>;
  readonly uuids: readonly string[];
  /** One per message of hop 1. */
  readonly entries: readonly {
    readonly entry: Init<OutboxEntry>;
    readonly buildRequests: Init<BuildRequest>[];
  }[];
}

/** What an idempotency key is to stand for. */
export interface IdempotencyMark {
  readonly keyHash: string;
  readonly bodySha256: string;
}

/**
 * Hop 0: one commit with a RequestSpec, a BuildRequest and an InstanceMapping per server, the outbox entries of hop 1
 * and an event per server. All of it or nothing (nova/compute/api.py: _provision_instances).
 */
export function acceptRequest(
  draft: Draft,
  uuids: readonly string[],
  options: { context: RequestContext; flavorVersion: number; mark: IdempotencyMark | null },
): Acceptance {
  const { projectId } = draft.identity;
  const spec = draftSpec(draft);
  const specBytes = RequestSpec.encode(spec);
  const servers = uuids.map((uuid, index) => toServer(draft, spec, { uuid, index }));
  const entries = splitRequest(servers.map((server) => server.bytes.length)).map((slice, number) => {
    const own = servers.slice(slice.from, slice.to);
    return {
      entry: toEntry(draft, options.context, { number, uuids: own.map((server) => server.uuid) }),
      buildRequests: own.map((server) => server.buildRequest),
    };
  });
  const score = draft.createdAtMs;
  const mark = options.mark && toMark(draft, uuids, options.mark);
  return {
    spec,
    uuids,
    entries,
    commit: {
      // The flavor is what the cache says it is, or the commit conflicts.
      expect: [
        { key: apiKeys.flavor(draft.flavor.flavorid), version: options.flavorVersion },
        ...(mark ? [{ key: mark.key, version: 0 }] : []),
      ],
      put: [
        ...servers.flatMap((server) => [
          { key: apiKeys.requestSpec(server.uuid), value: specBytes },
          { key: apiKeys.buildRequest(server.uuid), value: server.bytes },
          { key: apiKeys.instanceMapping(server.uuid), value: toMapping(draft, server.uuid) },
        ]),
        ...entries.map(({ entry }) => ({ key: apiKeys.outbox(entry.id!), value: OutboxEntry.encode(entry) })),
        ...(mark ? [mark] : []),
      ],
      index: [
        ...uuids.flatMap((member) => [
          { index: apiIndexes.buildRequests, member, score },
          { index: apiIndexes.buildRequestsOfProject(projectId), member, score },
        ]),
        ...entries.map(({ entry }) => ({ index: apiIndexes.outbox, member: entry.id!, score })),
      ],
      ledger: uuids.map((uuid, index) => ({
        type: 'server.accepted',
        atMs: draft.createdAtMs,
        actor: 'api',
        requestId: draft.requestId,
        instanceUuid: uuid,
        toState: 'building/scheduling',
        detail: {
          name: servers[index]!.buildRequest.instance!.displayName ?? '',
          project: projectId,
          index: String(index),
          of: String(uuids.length),
        },
      })),
    },
  };
}

function toServer(draft: Draft, spec: Init<RequestSpec>, place: { uuid: string; index: number }) {
  const instance: Init<Instance> = draftInstance(draft, spec, place);
  const buildRequest = { instanceUuid: place.uuid, projectId: draft.identity.projectId, instance };
  return { uuid: place.uuid, buildRequest, bytes: BuildRequest.encode(buildRequest) };
}

const toMapping = (draft: Draft, uuid: string) =>
  InstanceMapping.encode({
    instanceUuid: uuid,
    projectId: draft.identity.projectId,
    userId: draft.identity.userId,
    createdAtMs: draft.createdAtMs,
    requestId: draft.requestId,
  });

const toEntry = (
  draft: Draft,
  context: RequestContext,
  part: { number: number; uuids: string[] },
): Init<OutboxEntry> => ({
  id: `build:${draft.requestId}:${part.number}`,
  createdAtMs: draft.createdAtMs,
  scheduleAndBuild: {
    requestId: draft.requestId,
    instanceUuids: part.uuids,
    traceparent: context.traceparent,
  },
});

const toMark = (draft: Draft, uuids: readonly string[], mark: IdempotencyMark) => ({
  key: apiKeys.idempotency(draft.identity.projectId, mark.keyHash),
  ttlMs: idempotencyTtlMs,
  value: IdempotencyRecord.encode({
    bodySha256: mark.bodySha256,
    instanceUuids: [...uuids],
    reservationId: draft.reservationId,
  }),
});
