import { serviceOf } from '@cellflow/failpoints';
import type { PointName, PointService } from '@cellflow/failpoints';
import type { Variant } from './paths.ts';

/** A point to kill the owner of, and the kind of server that comes by it. */
export interface Target {
  readonly point: PointName;
  readonly variant: Variant;
  /** It comes by long after the client sees the end. */
  readonly late: boolean;
}

/** A target with the service that is killed and the cell of the server. */
export interface Shot extends Target {
  /** Id of the service. */
  readonly owner: string;
  readonly cell: string;
}

const inCell = new Set<PointService>(['cell-conductor', 'fake-compute']);

/** The id of the service that a server of a cell meets. */
export const serviceIdOf = (service: PointService, cell: string): string =>
  inCell.has(service) ? `${cell}.${service}` : service;

/** The services in which something is armed for a target. */
function servicesOf({ point, variant }: Target): PointService[] {
  const points = [point, ...(variant.also ?? []).map((each) => each.point), variant.diesFirst];
  const services = points.flatMap((each) => (each ? serviceOf(each) : []));
  return [...services, ...(variant.restarts ? [variant.restarts] : [])];
}

/**
 * Deals the targets out into rounds in which every service has one point armed at most, so that each is killed once
 * per round. Services of a cell are dealt over all cells. What comes by late is gathered, so that few rounds wait.
 */
export function roundsOf(targets: readonly Target[], cells: readonly string[]): Shot[][] {
  const rounds: Shot[][] = [];
  const used: Set<string>[] = [];
  const ordered = [...targets].sort((a, b) => Number(a.late) - Number(b.late));
  let turn = 0;
  for (const target of ordered) {
    const services = servicesOf(target);
    const choice = services.some((service) => inCell.has(service)) ? cells : [cells[turn++ % cells.length]!];
    for (let at = 0; ; at += 1) {
      rounds[at] ??= [];
      used[at] ??= new Set();
      const idsIn = (cell: string) => services.map((service) => serviceIdOf(service, cell));
      const cell = choice.find((each) => idsIn(each).every((id) => !used[at]!.has(id)));
      if (cell === undefined) continue;
      for (const id of idsIn(cell)) used[at]!.add(id);
      rounds[at]!.push({ ...target, cell, owner: serviceIdOf(serviceOf(target.point), cell) });
      break;
    }
  }
  return rounds;
}
