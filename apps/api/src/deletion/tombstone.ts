import { InstanceMapping, OutboxEntry } from '@cellflow/contracts-global';
import type { Commit } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import type { StoredMapping } from '../servers/find.ts';

/** Id of the outbox entry of a delete: one per server, whoever asks. */
export const deleteEntryId = (uuid: string) => `delete:${uuid}`;

export interface DeleteOrder {
  readonly requestId: string;
  readonly userId: string;
  readonly projectId: string;
  readonly nowMs: number;
}

/**
 * The delete is accepted: the mapping is marked, the build request (the token that arbitrates boot against delete) is
 * gone, and what remains to be done is in the outbox. One commit, conditional on what was read.
 */
export function tombstone(found: StoredMapping, order: DeleteOrder): Commit {
  const { mapping } = found;
  const uuid = mapping.instanceUuid;
  const id = deleteEntryId(uuid);
  const request = apiKeys.buildRequest(uuid);
  const marked = InstanceMapping.create({ ...mapping, queuedForDelete: true });
  const entry = {
    id,
    createdAtMs: order.nowMs,
    deleteInstance: {
      requestId: order.requestId,
      instanceUuid: uuid,
      userId: order.userId,
      projectId: mapping.projectId,
    },
  };
  return {
    expect: [
      { key: apiKeys.instanceMapping(uuid), version: found.version },
      { key: request, version: found.building?.version ?? 0 },
    ],
    put: [
      { key: apiKeys.instanceMapping(uuid), value: InstanceMapping.encode(marked) },
      { key: apiKeys.outbox(id), value: OutboxEntry.encode(entry) },
    ],
    delete: [apiKeys.requestSpec(uuid), ...(found.building ? [request] : [])],
    index: [
      { index: apiIndexes.buildRequests, member: uuid, score: null },
      { index: apiIndexes.buildRequestsOfProject(mapping.projectId), member: uuid, score: null },
      ...(mapping.cell
        ? [{ index: apiIndexes.mappingsOfCell(mapping.cell), member: uuid, score: null }]
        : []),
      { index: apiIndexes.outbox, member: id, score: order.nowMs },
    ],
    ledger: [
      {
        type: 'server.deleted',
        atMs: order.nowMs,
        actor: 'api',
        requestId: order.requestId,
        instanceUuid: uuid,
        cell: mapping.cell,
        detail: { project: mapping.projectId, before: found.building ? 'building/scheduling' : '' },
      },
    ],
  };
}
