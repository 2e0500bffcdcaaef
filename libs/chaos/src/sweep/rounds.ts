import { serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
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

const inCell = new Set(['cell-conductor', 'fake-compute']);

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
    const service = serviceOf(target.point);
    const owners = inCell.has(service)
      ? cells.map((cell) => ({ owner: `${cell}.${service}`, cell }))
      : [{ owner: service, cell: cells[turn++ % cells.length]! }];
    let at = 0;
    for (;;) {
      rounds[at] ??= [];
      used[at] ??= new Set();
      const free = owners.find(({ owner }) => !used[at]!.has(owner));
      if (free) {
        used[at]!.add(free.owner);
        rounds[at]!.push({ ...target, ...free });
        break;
      }
      at += 1;
    }
  }
  return rounds;
}
