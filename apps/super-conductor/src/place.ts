import type { Instance, Selection } from '@cellflow/contracts-common';
import type { BuildRequest, FilterCount } from '@cellflow/contracts-global';
import { RpcError } from '@cellflow/rpc';
import { bury } from './bury.ts';
import { createRecord, deleteRecord, expireLease, waitsForFirstHost } from './cell-records.ts';
import { createdInstance } from './first-record.ts';
import { mapServer } from './map-server.ts';
import { patiently } from './patiently.ts';
import { fenceOf } from './placement-fence.ts';
import { releaseForGood } from './release.ts';
import type { Cell, Run, Work } from './work.ts';

/** The scheduler's answer for one server. */
export interface Chosen {
  /** The claimed host, then its alternates. */
  readonly selections: readonly [Selection, ...Selection[]];
  readonly filters: readonly FilterCount[];
}

/** For whoever asks later why it is on this host: how many were offered, which filters took some away, what is left. */
function considered({ selections: [, ...alternates], filters }: Chosen): Record<string, string> {
  const narrowing = filters.filter(({ before, after }) => after < before);
  const detail: Record<string, string> = {};
  if (filters[0]) detail['offered'] = String(filters[0].before);
  if (narrowing.length > 0) {
    detail['filters'] = narrowing.map(({ name, before, after }) => `${name} ${before}->${after}`).join(', ');
  }
  if (alternates.length > 0) detail['alternates'] = alternates.map(({ host }) => host).join(', ');
  return detail;
}

/**
 * Hops 4, 5 and 6 for one server, in this order (R12): its record in the cell, its mapping and build request, its cast
 * to the compute. Each may be done again. A host in a cell nobody knows buries this server alone (R15).
 */
export async function place(work: Work, run: Run, server: BuildRequest, chosen: Chosen): Promise<void> {
  const { selections } = chosen;
  const [{ cell: cellName, host }] = selections;
  const cell = work.cells.get(cellName);
  if (!cell?.compute) {
    const message = `No valid host was found. Host ${host} is in cell "${cellName}", which is not known.`;
    return bury(work, run, server, { message, details: message });
  }
  const times = { nowMs: work.platform.clock.now(), buildTimeoutMs: work.config.buildTimeoutMs };
  const first = createdInstance(server, selections, run, times);
  const event = { type: 'instance.created', detail: considered(chosen) };
  const fence = [await fenceOf(work, run, cell)];
  const { instance } = await createRecord(work, run, cell, first, event, fence);
  await enter(work, run, server, cell, instance);
}

/** Hops 5 and 6 for a server whose record is in the cell. */
export async function enter(
  work: Work,
  run: Run,
  server: BuildRequest,
  cell: Cell,
  instance: Instance,
): Promise<void> {
  const outcome = await mapServer(work, run, server, { cell: cell.name, host: instance.host });
  if (outcome === 'mapped') return castFirstBuild(work, run, cell, instance);
  await deleteRecord(work, run, cell, instance.uuid);
  if (outcome === 'deleted') await releaseForGood(work, run, instance.uuid);
}

/** Hop 6, on the cell's own broker. Sent twice it is built once; a host without a compute is the cell's to replace. */
export async function castFirstBuild(work: Work, run: Run, cell: Cell, instance: Instance): Promise<void> {
  const { uuid, host } = instance;
  if (!waitsForFirstHost(instance) || !cell.compute) return;
  const { compute } = cell;
  const { failpoints } = work.platform;
  const cast = () =>
    compute.buildAndRunInstance(
      {
        instanceUuid: uuid,
        attempt: 1,
        host,
        displayName: instance.displayName,
        flavor: run.spec.flavor,
        imageRef: run.spec.imageRef,
        hostList: instance.hostList,
        retry: run.maxAttempts > 1,
        limits: instance.selection?.limits,
      },
      { context: run, messageId: `${run.requestId}:${uuid}:1:build` },
    );
  try {
    if (failpoints.armed) await failpoints.hit('super.before_cast', { instance: uuid, attempt: 1, host });
    await patiently(work, run, `cast of ${uuid} to ${host}`, cast);
    if (failpoints.armed) await failpoints.hit('super.after_cast', { instance: uuid, attempt: 1, host });
  } catch (error) {
    if (!(error instanceof RpcError) || error.code !== 'UNROUTABLE') throw error;
    work.platform.logger.warn(
      { instance: uuid, host, cell: cell.name },
      'no compute takes builds for this host',
    );
    await expireLease(work, run, cell, uuid);
  }
}
