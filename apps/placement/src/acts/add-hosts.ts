import type { ProviderRecord } from '@cellflow/contracts-placement';
import { badRequest } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { requireLevel, requireNamedPlace, requirePlace } from '../places/require-place.ts';
import type { PlaceName } from '../places/require-place.ts';
import { changeProvider } from '../providers/change-provider.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** Hosts that are to be in a place: by name, and all hosts of other places. */
export interface HostsWish {
  readonly place: PlaceName;
  readonly hosts: readonly string[];
  readonly places: readonly PlaceName[];
}

export interface HostsAdded {
  /** Not in the place before. */
  readonly added: number;
  /** Those of them that left another place of the level. */
  readonly moved: number;
  /** In the place already. */
  readonly present: number;
}

/**
 * POST /affinity_levels/{level}/{place}/hosts: all of them or none, in one commit; a second time changes nothing. A host
 * is in one place of a level, so it leaves the one it was in. Throws 404 for the place, 400 naming what a body names and
 * there is not.
 */
export const addHostsAct = (
  { place, hosts, places }: HostsWish,
  origin: Origin,
  memory: Memory,
): Act<HostsAdded> => ({
  lane: `hosts:${place.level}:${place.name}`,
  evaluate(view) {
    const { aggregateUuid: target } = requirePlace(view, place);
    const others = new Set(requireLevel(view, place.level).places.map((each) => each.aggregateUuid));
    others.delete(target);
    const uuids = new Set(hosts.map((name) => uuidOfHost(view, name)));
    for (const from of places) for (const uuid of hostsOf(view, memory, from)) uuids.add(uuid);
    const counts = { added: 0, moved: 0, present: 0 };
    for (const uuid of uuids) {
      const host = view.provider(uuid);
      if (host) counts[put(view, host, { target, others, origin })] += 1;
    }
    if (counts.added + counts.moved > 0) view.touch('place', target);
    return { ...counts, added: counts.added + counts.moved };
  },
});

function put(
  view: View,
  host: ProviderRecord,
  { target, others, origin }: { target: string; others: ReadonlySet<string>; origin: Origin },
): keyof HostsAdded {
  const kept = host.aggregates.filter((aggregate) => !others.has(aggregate));
  const leaves = kept.length < host.aggregates.length;
  if (!leaves && kept.includes(target)) return 'present';
  const aggregates = [...new Set([...kept, target])].sort();
  changeProvider(view, host, { type: 'provider.placed', fields: { aggregates }, bump: true, origin });
  return leaves ? 'moved' : 'added';
}

function uuidOfHost(view: View, name: string): string {
  const uuid = view.ownerOfName(name);
  const host = uuid === null ? null : view.provider(uuid);
  if (!host) throw badRequest(`There is no host ${name}.`);
  if (host.rootUuid !== host.uuid) throw badRequest(`${name} is no host: it is a part of another provider.`);
  return host.uuid;
}

function hostsOf(view: View, { graph }: Memory, place: PlaceName): string[] {
  const { aggregateUuid } = requireNamedPlace(view, place);
  const members = [...(graph.aggregates.get(aggregateUuid)?.members() ?? [])];
  return members.filter((slot) => graph.roots.has(slot)).map((slot) => graph.recordAt(slot).uuid);
}
