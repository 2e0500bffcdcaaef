import { serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { Variant } from './paths.ts';
import { provokedBy } from './provoke.ts';
import { serviceIdOf } from './service-id.ts';

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

/** The services in which something is armed for a target, by id. */
export const servicesOf = ({ point, variant }: Target, cell: string): string[] => [
  ...new Set([serviceIdOf(serviceOf(point), cell), ...provokedBy(variant, cell)]),
];

/**
 * Deals the targets out into rounds in which every service has one point armed at most, so that each is killed once
 * per round. The cells take turns. What comes by late goes first, into the rounds that are
 * full and long anyway.
 */
export function roundsOf(targets: readonly Target[], cells: readonly string[]): Shot[][] {
  const rounds: Shot[][] = [];
  const used: Set<string>[] = [];
  const ordered = [...targets].sort((a, b) => Number(b.late) - Number(a.late));
  for (const [turn, target] of ordered.entries()) {
    const first = turn % cells.length;
    const choice = [...cells.slice(first), ...cells.slice(0, first)];
    for (let at = 0; ; at += 1) {
      rounds[at] ??= [];
      used[at] ??= new Set();
      const cell = choice.find((each) => servicesOf(target, each).every((id) => !used[at]!.has(id)));
      if (cell === undefined) continue;
      for (const id of servicesOf(target, cell)) used[at]!.add(id);
      rounds[at]!.push({ ...target, cell, owner: serviceIdOf(serviceOf(target.point), cell) });
      break;
    }
  }
  return rounds;
}
