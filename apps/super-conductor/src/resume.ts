import type { BuildRequest } from '@cellflow/contracts-global';
import { vmStates } from '@cellflow/domain';
import { readInstance } from '@cellflow/instances';
import type { InstanceRecord } from '@cellflow/instances';
import type { Store } from '@cellflow/store';
import { settleBurial } from './bury.ts';
import { deleteRecord, readRecord } from './cell-records.ts';
import { isPending, readMapping } from './map-server.ts';
import { castFirstBuild, enter } from './place.ts';
import { releaseForGood } from './release.ts';
import { cell0Name } from './work.ts';
import type { Cell, Run, Work } from './work.ts';

/**
 * Goes on with a server whose message may have been worked on before, from where the stores say. True when that is
 * done; false when nobody has scheduled it yet.
 */
export async function resume(work: Work, run: Run, server: BuildRequest): Promise<boolean> {
  const uuid = server.instanceUuid;
  if (await isPending(work, run, uuid)) return resumeUnmapped(work, run, server);
  const mapping = await readMapping(work, run, uuid);
  if (!mapping || mapping.cell === '') {
    await cleanDeleted(work, run, uuid);
  } else if (mapping.cell === cell0Name) {
    await releaseForGood(work, run, uuid);
  } else {
    const cell = work.cells.get(mapping.cell);
    const record = cell && (await readRecord(work, run, cell, uuid));
    if (record) await castFirstBuild(work, run, cell, record.instance);
  }
  return true;
}

/** A record without a mapping is adopted: its cell may have moved it on by itself meanwhile (R79). */
async function resumeUnmapped(work: Work, run: Run, server: BuildRequest): Promise<boolean> {
  for (const { cell, record } of await findRecords(work, server.instanceUuid)) {
    if (record.instance.vmState === vmStates.deleted) continue;
    if (cell.name === cell0Name) await settleBurial(work, run, server);
    else await enter(work, run, server, cell, record.instance);
    return true;
  }
  return false;
}

async function cleanDeleted(work: Work, run: Run, uuid: string): Promise<void> {
  await releaseForGood(work, run, uuid);
  for (const { cell } of await findRecords(work, uuid)) await deleteRecord(work, run, cell, uuid);
}

/** The server's record in every cell that answers. A cell that does not is not waited for: it has its own watchdog. */
async function findRecords(work: Work, uuid: string): Promise<{ cell: Cell; record: InstanceRecord }[]> {
  const found = await Promise.all(
    [...work.cells.values()].map(async (cell) => {
      const record = await readInstance(cell.store as Store, uuid).catch((error: unknown) => {
        work.platform.logger.warn({ err: error, cell: cell.name }, 'a cell could not be asked');
        return null;
      });
      return record ? [{ cell, record }] : [];
    }),
  );
  return found.flat();
}
