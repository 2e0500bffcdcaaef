import type { DeleteInstance, InstanceMapping } from '@cellflow/contracts-global';
import { InstanceMapping as InstanceMappingCodec } from '@cellflow/contracts-global';
import { tombstoneTtlMs } from '@cellflow/instances';
import { apiIndexes, apiKeys, cellKeys } from '@cellflow/store';
import type { Api, Cell } from '../api.ts';
import { deleteInCell } from './delete-in-cell.ts';
import type { Hosts } from '../hosts/liveness.ts';
import { releaseForGood } from './release.ts';

/** How long after the delete of a server without a cell every cell is looked through once more. */
const settleMs = 5000;

/** A delete as the outbox has it. */
export interface AcceptedDelete {
  readonly id: string;
  readonly createdAtMs: number;
  readonly work: DeleteInstance;
}

/** Carries out accepted deletes. */
export interface Deletions {
  /**
   * One step of a delete, from wherever it stands. True when the server is gone everywhere and its entry removed;
   * false when it must be looked at again. Rejects when a store, a broker or placement does not answer.
   */
  carryOut(entry: AcceptedDelete): Promise<boolean>;
}

export type DeletionDeps = Pick<Api, 'platform' | 'store' | 'cells' | 'placement'> & {
  readonly hosts: Hosts;
};

export function createDeletions(deps: DeletionDeps): Deletions {
  return {
    async carryOut(entry) {
      const { work } = entry;
      const record = await deps.store.get(apiKeys.instanceMapping(work.instanceUuid));
      const mapping = record && InstanceMappingCodec.decode(record.value);
      const gone =
        !mapping || (mapping.cell ? await fromCell(mapping.cell, work) : await fromNowhere(entry, work));
      if (gone) await finish(entry.id, work, record && { mapping: mapping!, version: record.version });
      return gone;
    },
  };

  async function fromCell(name: string, work: DeleteInstance): Promise<boolean> {
    const cell = deps.cells.get(name);
    if (!cell) throw new Error(`server ${work.instanceUuid} is in the unknown cell ${name}`);
    return deleteInCell(deps, cell, work);
  }

  /**
   * A server that no cell was chosen for: the super-conductor finds its build request gone and cleans its own half.
   * If it died between creating the server in a cell and finding out, that row is found here (Nova's ghost, R79).
   */
  async function fromNowhere(entry: AcceptedDelete, work: DeleteInstance): Promise<boolean> {
    await releaseForGood(deps, work);
    let clean = true;
    for (const cell of deps.cells.values())
      if (await holds(cell, work.instanceUuid)) clean = (await deleteInCell(deps, cell, work)) && clean;
    return clean && deps.platform.clock.now() - entry.createdAtMs > settleMs;
  }

  async function holds(cell: Cell, uuid: string): Promise<boolean> {
    return (await cell.store.get(cellKeys.instance(uuid))) !== null;
  }

  async function finish(
    entryId: string,
    work: DeleteInstance,
    found: { mapping: InstanceMapping; version: number } | null,
  ): Promise<void> {
    const key = apiKeys.instanceMapping(work.instanceUuid);
    const keep = found && {
      expect: [{ key, version: found.version }],
      put: [{ key, value: InstanceMappingCodec.encode(found.mapping), ttlMs: tombstoneTtlMs }],
    };
    const { failpoints } = deps.platform;
    if (failpoints.armed) await failpoints.hit('api.before_delete_done', { instance: work.instanceUuid });
    await deps.store.commit({
      ...keep,
      delete: [apiKeys.outbox(entryId)],
      index: [{ index: apiIndexes.outbox, member: entryId, score: null }],
    });
    if (failpoints.armed) await failpoints.hit('api.after_delete_done', { instance: work.instanceUuid });
  }
}
