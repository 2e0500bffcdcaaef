import type { HostState } from './host-state.ts';

/**
 * For each chosen host up to `count` others of its cell, best first: none that was chosen for any server of the
 * request, and none that refused a claim. Servers of one request may share alternates; fewer is no error.
 * nova/scheduler/manager.py: _get_alternate_hosts.
 * Differs: a host that just refused is not offered.
 */
export function alternatesOf(
  sorted: readonly HostState[],
  options: {
    readonly chosen: readonly { readonly uuid: string; readonly cell: string }[];
    readonly refused: ReadonlySet<string>;
    readonly count: number;
  },
): HostState[][] {
  const taken = new Set(options.chosen.map(({ uuid }) => uuid));
  const byCell = new Map<string, HostState[]>();
  for (const host of sorted) {
    if (taken.has(host.uuid) || options.refused.has(host.uuid)) continue;
    const ofCell = byCell.get(host.cell);
    if (!ofCell) byCell.set(host.cell, [host]);
    else if (ofCell.length < options.count) ofCell.push(host);
  }
  return options.chosen.map(({ cell }) => (byCell.get(cell) ?? []).slice(0, options.count));
}
