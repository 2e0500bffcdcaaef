import type { BuryInstance } from '@cellflow/contracts-global';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { buriedInstance, deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import type { InstanceRecord } from '@cellflow/instances';
import type { StoredRecord } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import type { Api, Cell } from '../api.ts';
import { releaseForGood } from '../deletion/release.ts';

const cell0 = 'cell0';

export type BurialDeps = Pick<Api, 'platform' | 'store' | 'cells' | 'placement' | 'outbox'>;

/**
 * One step of a burial, from wherever it stands. True when nothing is left to do; false when it must be looked at
 * again. Rejects when a store or placement does not answer: a cell that is down may hold the server.
 *
 * The build request decides, as for the super-conductor: whoever removes it has placed the server. One that is in a
 * cell already is left to that cell, whose watchdog moves its build on; its claim is released only where it is buried.
 */
export async function carryOutBurial(deps: BurialDeps, id: string, work: BuryInstance): Promise<boolean> {
  const { instanceUuid: uuid } = work;
  const record = await deps.store.get(apiKeys.buildRequest(uuid));
  if (record) {
    const request = BuildRequest.decode(record.value);
    const home = (await findHome(deps, uuid)) ?? (await layInCell0(deps, request, work));
    if (!(await mapTo(deps, { record, request, home, work }))) return false;
  }
  const mapping = await deps.store.get(apiKeys.instanceMapping(uuid));
  const cell = mapping ? InstanceMapping.decode(mapping.value).cell : '';
  // Another was faster: a delete, or a message that was not gone.
  if (cell !== cell0) await clearCell0(deps, uuid);
  else await releaseForGood(deps, work);
  const event = { type: 'outbox.buried', atMs: deps.platform.clock.now(), actor: 'api', instanceUuid: uuid };
  deps.outbox.settle({ id, event: { ...event, requestId: work.requestId, cell } });
  return true;
}

/** The cell that has a record of it, alive; cell0 where only that has one, null where none has. Every cell is asked. */
async function findHome(deps: BurialDeps, uuid: string): Promise<Cell | null> {
  const found: Cell[] = [];
  for (const cell of deps.cells.values()) {
    const record = await readInstance(cell.store, uuid);
    if (record && record.instance.vmState !== 'deleted') found.push(cell);
  }
  return found.find(({ name }) => name !== cell0) ?? found[0] ?? null;
}

async function layInCell0(deps: BurialDeps, request: BuildRequest, work: BuryInstance): Promise<Cell> {
  const cell = deps.cells.get(cell0)!;
  const nowMs = deps.platform.clock.now();
  const { instanceUuid: uuid, projectId } = request;
  const { requestId, reason } = work;
  const after = buriedInstance(
    { ...request.instance, uuid, projectId },
    { message: reason, details: reason },
    { requestId, cell: cell0, nowMs },
  );
  const event = {
    type: 'instance.buried',
    atMs: nowMs,
    actor: 'api',
    requestId,
    reason,
    detail: { code: 'MessageLost' },
  };
  const { failpoints } = deps.platform;
  if (failpoints.armed) await failpoints.hit('api.before_bury_row', { instance: uuid });
  await cell.store.commit(instanceChange({ before: null, after, event }));
  if (failpoints.armed) await failpoints.hit('api.after_bury_row', { instance: uuid });
  return cell;
}

/** False where the build request changed meanwhile: what became of it is seen in the next step. */
async function mapTo(
  deps: BurialDeps,
  step: { record: StoredRecord; request: BuildRequest; home: Cell; work: BuryInstance },
): Promise<boolean> {
  const { record, request, home, work } = step;
  const { instanceUuid: uuid, projectId, instance } = request;
  const createdAtMs = instance?.createdAtMs ?? 0;
  const { requestId } = work;
  const mapping = {
    instanceUuid: uuid,
    projectId,
    userId: instance?.userId,
    cell: home.name,
    createdAtMs,
    requestId,
  };
  const { failpoints } = deps.platform;
  if (failpoints.armed) await failpoints.hit('api.before_bury_mapping', { instance: uuid });
  const result = await deps.store.commit({
    expect: [{ key: apiKeys.buildRequest(uuid), version: record.version }],
    delete: [apiKeys.buildRequest(uuid)],
    put: [{ key: apiKeys.instanceMapping(uuid), value: InstanceMapping.encode(mapping) }],
    index: [
      { index: apiIndexes.buildRequests, member: uuid, score: null },
      { index: apiIndexes.buildRequestsOfProject(projectId), member: uuid, score: null },
      { index: apiIndexes.mappingsOfCell(home.name), member: uuid, score: createdAtMs },
    ],
    ledger: [
      {
        type: 'server.scheduled',
        atMs: deps.platform.clock.now(),
        actor: 'api',
        requestId,
        instanceUuid: uuid,
        cell: home.name,
        reason: home.name === cell0 ? work.reason : 'its cell has it already',
      },
    ],
  });
  if (!result.committed) return false;
  if (failpoints.armed) await failpoints.hit('api.after_bury_mapping', { instance: uuid });
  return true;
}

async function clearCell0(deps: BurialDeps, uuid: string): Promise<void> {
  const { store } = deps.cells.get(cell0)!;
  const before: InstanceRecord | null = await readInstance(store, uuid);
  if (!before || before.instance.vmState === 'deleted') return;
  const atMs = deps.platform.clock.now();
  const event = { type: 'instance.deleted', atMs, actor: 'api', reason: 'it is in a cell, or was deleted' };
  const after = deletedInstance(before.instance, atMs);
  await store.commit(instanceChange({ before, after, event }));
  const { failpoints } = deps.platform;
  if (failpoints.armed) await failpoints.hit('api.after_bury_undone', { instance: uuid });
}
