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

/** A server's record, and whose it is. */
interface Found {
  readonly cell: Cell;
  readonly record: InstanceRecord;
}

/** Which cells are asked for a server's record. */
export type Ask = (work: Work, run: Run, uuid: string) => Promise<Found[]>;

/**
 * Goes on with a server whose message may have been worked on before, from where the stores say. True when that is
 * done; false when none of the cells that `ask` asks has it. Only after `everyCell` does that mean that no cell has.
 */
export async function resume(work: Work, run: Run, server: BuildRequest, ask: Ask): Promise<boolean> {
  const uuid = server.instanceUuid;
  if (await isPending(work, run, uuid)) return resumeUnmapped(work, run, server, ask);
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

/**
 * A record without a mapping is adopted: its cell may have moved it on by itself meanwhile (R79). One in cell0 counts
 * where no cell has one; beside another it is of a burial that came too late.
 */
async function resumeUnmapped(work: Work, run: Run, server: BuildRequest, ask: Ask): Promise<boolean> {
  const records = await ask(work, run, server.instanceUuid);
  const alive = records.filter(({ record }) => record.instance.vmState !== vmStates.deleted);
  const home = alive.find(({ cell }) => cell.name !== cell0Name);
  const [buried] = alive.filter(({ cell }) => cell.name === cell0Name);
  if (home) {
    await enter(work, run, server, home.cell, home.record.instance);
    if (buried) await deleteRecord(work, run, buried.cell, server.instanceUuid);
  } else if (buried) await settleBurial(work, run, server);
  return alive.length > 0;
}

async function cleanDeleted(work: Work, run: Run, uuid: string): Promise<void> {
  await releaseForGood(work, run, uuid);
  for (const { cell } of await cellsThatAnswer(work, run, uuid)) await deleteRecord(work, run, cell, uuid);
}

/** A cell that does not answer is not waited for: a server of it can be scheduled again, which changes nothing there. */
export const cellsThatAnswer: Ask = (work, _run, uuid) =>
  findRecords(work, (cell) =>
    readInstance(cell.store as Store, uuid).catch((error: unknown) => {
      work.platform.logger.warn({ err: error, cell: cell.name }, 'a cell could not be asked');
      return null;
    }),
  );

/** A cell that does not answer is asked until it does, or the time of the message is up: it may have the server. */
export const everyCell: Ask = (work, run, uuid) =>
  findRecords(work, (cell) => readRecord(work, run, cell, uuid));

async function findRecords(
  work: Work,
  read: (cell: Cell) => Promise<InstanceRecord | null>,
): Promise<Found[]> {
  const found = await Promise.all(
    [...work.cells.values()].map(async (cell) => {
      const record = await read(cell);
      return record ? [{ cell, record }] : [];
    }),
  );
  return found.flat();
}
