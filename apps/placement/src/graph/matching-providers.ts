import type { ClassColumn } from './class-column.ts';
import type { NamedSets } from './named-sets.ts';
import type { ProviderGraph } from './provider-graph.ts';
import { SlotSet } from './slot-set.ts';

/** What is asked of single providers, whatever their trees have. */
export interface ProviderFilter {
  readonly name?: string;
  readonly uuid?: string;
  /** A provider of the tree, by uuid; "" for any tree. */
  readonly inTree: string;
  /** Class to the amount there must be room for, which also keeps the unit rules. */
  readonly resources: ReadonlyMap<string, number>;
  /** All of these sets, any trait of each. */
  readonly required: readonly (readonly string[])[];
  readonly forbidden: readonly string[];
  /** All of these sets, any aggregate of each. */
  readonly memberOf: readonly (readonly string[])[];
  readonly forbiddenAggregates: readonly string[];
}

/** The slots of the providers that match, lowest first. */
export function matchingProviders(graph: ProviderGraph, filter: ProviderFilter): number[] {
  const needs: [ClassColumn, number][] = [];
  for (const [resourceClass, amount] of filter.resources) {
    const id = graph.classes.find(resourceClass);
    if (id === undefined) return [];
    needs.push([graph.columns[id] as ClassColumn, amount]);
  }
  const left = new SlotSet();
  left.words = graph.live.words.slice();
  narrow(left.words, graph.traits, { anyOf: filter.required, none: filter.forbidden });
  narrow(left.words, graph.aggregates, { anyOf: filter.memberOf, none: filter.forbiddenAggregates });
  const slots: number[] = [];
  for (const slot of few(graph, filter) ?? left.members()) {
    if (left.has(slot) && needs.every(([column, amount]) => column.fits(slot, amount))) slots.push(slot);
  }
  return slots;
}

/** Leaves those in the mask that are in a set of each list, and in none of the others: 32 at a time. */
function narrow(
  mask: Uint32Array,
  sets: NamedSets,
  { anyOf, none }: { readonly anyOf: readonly (readonly string[])[]; readonly none: readonly string[] },
): void {
  const wordsOf = (name: string) => sets.get(name)?.words;
  const lists = anyOf.map((names) => names.map(wordsOf));
  const others = none.map(wordsOf);
  for (let word = 0; word < mask.length; word += 1) {
    let left = mask[word] as number;
    for (const list of lists) {
      let some = 0;
      for (const words of list) some |= words?.[word] ?? 0;
      left &= some;
    }
    for (const words of others) left &= ~(words?.[word] ?? 0);
    mask[word] = left;
  }
}

/** The slots that are worth a look where a name, uuid or tree leaves but a few, lowest first; null for all. */
function few(graph: ProviderGraph, { name, uuid, inTree }: ProviderFilter): readonly number[] | null {
  const root = inTree === '' ? null : graph.get(inTree)?.record.rootUuid;
  if (root === undefined) return [];
  const tree = root === null ? null : [...graph.tree(root)].sort((a, b) => a - b);
  if (name === undefined && uuid === undefined) return tree;
  const named = name === undefined ? uuid : graph.uuidOfName(name);
  const slot = named === undefined ? undefined : graph.slotOf(named);
  if (slot === undefined || (uuid !== undefined && uuid !== named)) return [];
  return tree === null || tree.includes(slot) ? [slot] : [];
}
