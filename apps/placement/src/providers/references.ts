import type { ProviderRecord } from '@cellflow/contracts-placement';
import { NamedRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import { badRequest } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { isCustomName } from '../names/known-names.ts';
import { nameKinds } from '../names/name-kinds.ts';
import type { NameKind } from '../names/name-kinds.ts';
import type { View } from '../writer/view.ts';
import { laneOf } from '../writer/lane.ts';

/** Names that a provider refers to, before and after. */
interface Reference {
  readonly kind: NameKind;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const newIn = ({ kind, before, after }: Reference): string[] =>
  [...new Set(after)].filter((name) => !before.includes(name) && !nameKinds[kind].isStandard(name));

/**
 * Has a provider refer to classes or traits. Those that are new to it are touched, so that whoever removes one at the
 * same time has to look again. Throws 400 with those that nobody has made, in the words of `refuse`.
 */
export function referTo(view: View, reference: Reference, refuse: (names: string) => string): void {
  const { kind } = reference;
  const fresh = newIn(reference);
  const unknown = fresh.filter((name) => view.get(kind, name) === null);
  if (unknown.length > 0) throw badRequest(refuse(unknown.join(', ')));
  for (const name of fresh) view.touch(kind, name);
}

/** The same, but what nobody has made is made. `reference` names nothing but standard and custom names. */
export function referToOrMake(view: View, reference: Reference, origin: Origin): void {
  const { kind } = reference;
  for (const name of newIn(reference)) {
    if (view.get(kind, name)) view.touch(kind, name);
    else makeName(view, { kind, name, origin });
  }
}

/** Makes a custom class or trait that is not there yet. */
export function makeName(
  view: View,
  { kind, name, origin }: { readonly kind: NameKind; readonly name: string; readonly origin: Origin },
): NamedRecord {
  const record = NamedRecord.create({ name, createdAtMs: origin.atMs, updatedAtMs: origin.atMs });
  view.put(kind, record);
  view.event({ ...origin, type: `${nameKinds[kind].event}.created`, detail: { name } });
  return record;
}

/**
 * The lane of an act that gives a provider these names. All providers that are given a custom name for the first time
 * touch the record of the name; in one lane they travel together instead of losing races to each other.
 */
export function laneReferring(
  memory: Memory,
  uuid: string,
  names: { classes?: readonly string[]; traits?: readonly string[] },
  /** The provider to whose tree it belongs. */
  kin: string = uuid,
): string {
  const { classes = [], traits = [] } = names;
  const known = memory.graph.get(uuid)?.record;
  const fresh = [
    ...newIn({ kind: 'resourceClass', before: classesOf(known), after: classes }),
    ...newIn({ kind: 'trait', before: known?.traits ?? [], after: traits }),
  ];
  const first = fresh.filter(isCustomName).sort()[0];
  return first === undefined ? laneOf(memory, [kin]) : `refer:${first}`;
}

export const classesOf = (provider: ProviderRecord | null | undefined): string[] =>
  provider?.inventories.map((inventory) => inventory.resourceClass) ?? [];
