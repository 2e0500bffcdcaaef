import type { BuildRequest } from '@cellflow/contracts-global';
import { createRecord, deleteRecord } from './cell-records.ts';
import { buriedRecord } from './first-record.ts';
import { isPending, mapServer } from './map-server.ts';
import { releaseForGood } from './release.ts';
import type { NoHost } from './schedule.ts';
import { cell0Name } from './work.ts';
import type { Run, Work } from './work.ts';

/**
 * A server that reached no cell ends in cell0, in error, holding nothing. One that is mapped already is never buried
 * (R20), and of one that was deleted nothing is left.
 *
 * The claim is released only after hop 5 has decided: until then another delivery of the same message may be bringing
 * the server into a cell.
 *
 * Source: nova/conductor/manager.py `_bury_in_cell0`. Differs: placement is cleaned (R16).
 */
export async function bury(work: Work, run: Run, server: BuildRequest, noHost: NoHost): Promise<void> {
  const cell0 = work.cells.get(cell0Name)!;
  const uuid = server.instanceUuid;
  if (!(await isPending(work, run, uuid))) return;
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('super.before_bury', { instance: uuid });
  const after = buriedRecord(server, noHost, run, work.platform.clock.now());
  const event = { type: 'instance.buried', reason: noHost.message, detail: { code: 'NoValidHost' } };
  await createRecord(work, run, cell0, after, event);
  await settleBurial(work, run, server);
}

/** The rest of a burial, for a server whose record is in cell0. */
export async function settleBurial(work: Work, run: Run, server: BuildRequest): Promise<void> {
  const uuid = server.instanceUuid;
  const outcome = await mapServer(work, run, server, { cell: cell0Name, host: '' });
  if (outcome !== 'mapped') await deleteRecord(work, run, work.cells.get(cell0Name)!, uuid);
  if (outcome !== 'elsewhere') await releaseForGood(work, run, uuid);
}
