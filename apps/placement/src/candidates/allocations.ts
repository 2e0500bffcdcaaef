import type { Query } from './query.ts';
import type { Choice } from './solve.ts';

/** What a choice takes: per provider slot, per class of the request, the sum of what its parts ask for. */
export function allocationsOf(query: Query, choice: Choice): Map<number, Map<string, number>> {
  const taken = new Map<number, Map<string, number>>();
  query.parts.forEach(({ needs }, at) => {
    const slot = choice[at] as number;
    if (needs.length === 0) return;
    const ofSlot = taken.get(slot) ?? new Map<string, number>();
    taken.set(slot, ofSlot);
    for (const { resourceClass, amount } of needs) {
      ofSlot.set(resourceClass, (ofSlot.get(resourceClass) ?? 0) + amount);
    }
  });
  return taken;
}

/** Per suffix the slots of the providers that serve the group, each once. */
export function mappingsOf(query: Query, choice: Choice): Map<string, number[]> {
  const mappings = new Map<string, number[]>();
  query.parts.forEach(({ filters: { suffix } }, at) => {
    const slots = mappings.get(suffix);
    const slot = choice[at] as number;
    if (!slots) mappings.set(suffix, [slot]);
    else if (!slots.includes(slot)) slots.push(slot);
  });
  return mappings;
}
