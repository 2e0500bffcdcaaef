import type { Allocation } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';
import { misfit } from '@cellflow/domain';
import type { Misfit } from '@cellflow/domain';
import type { View } from '../writer/view.ts';

/** What one consumer gives back and takes in one commit; each has one entry per provider and class. */
export interface Swap {
  readonly released: readonly Allocation[];
  readonly claimed: readonly Allocation[];
}

/** The first thing that stands in the way of swaps. */
export type Obstacle =
  | { readonly kind: 'no-provider'; readonly providerUuid: string }
  | { readonly kind: 'no-inventory'; readonly provider: ProviderRecord; readonly resourceClass: string }
  | {
      readonly kind: 'misfit';
      readonly provider: ProviderRecord;
      readonly resourceClass: string;
      readonly why: Misfit;
      readonly amount: number;
      /** By everybody else, and by what was counted before it. */
      readonly used: number;
    };

/** A touched provider with what is used of it, by class. */
interface Book {
  readonly provider: ProviderRecord;
  readonly before: ReadonlyMap<string, number>;
  readonly now: Map<string, number>;
}

export type Books = ReadonlyMap<string, Book>;

/**
 * What the swaps together make of the usage of the providers they touch, or why they may not be made. Writes nothing.
 *
 * All that is released is taken off first. What is claimed must fit beside the rest, unless the result is no worse than
 * it was: so a consumer on a provider that shrank below its usage may stay or shrink. Placement reference, 5.4.
 */
export function weigh(view: View, swaps: readonly Swap[]): { obstacle: Obstacle } | { books: Books } {
  const books = new Map<string, Book>();
  for (const { released } of swaps) {
    for (const { providerUuid, resources } of released) {
      const now = open(view, books, providerUuid)?.now;
      for (const { resourceClass, amount } of resources) add(now, resourceClass, -amount);
    }
  }
  for (const { claimed } of swaps) {
    for (const allocation of claimed) {
      const book = open(view, books, allocation.providerUuid);
      if (!book) return { obstacle: { kind: 'no-provider', providerUuid: allocation.providerUuid } };
      const obstacle = take(book, allocation);
      if (obstacle) return { obstacle };
    }
  }
  return { books };
}

/** What a swap makes of the usage of the providers it touches, whether or not it fits. Writes nothing. */
export function reckon(view: View, { released, claimed }: Swap): Books {
  const books = new Map<string, Book>();
  for (const { providerUuid, resources } of released)
    for (const { resourceClass, amount } of resources)
      add(open(view, books, providerUuid)?.now, resourceClass, -amount);
  for (const { providerUuid, resources } of claimed)
    for (const { resourceClass, amount } of resources)
      add(open(view, books, providerUuid)?.now, resourceClass, amount);
  return books;
}

/** Stores usage as weighed, and raises by one the generation of each provider that is `mentioned`. */
export function writeUsage(view: View, books: Books, mentioned: ReadonlySet<string>): void {
  for (const [uuid, { provider, now }] of books) {
    const used = [...now]
      .filter(([, amount]) => amount > 0)
      .map(([resourceClass, amount]) => ({ resourceClass, amount }));
    const generation = provider.generation + (mentioned.has(uuid) ? 1 : 0);
    view.put('provider', ProviderRecord.create({ ...provider, used, generation }));
  }
}

function open(view: View, books: Map<string, Book>, uuid: string): Book | null {
  const known = books.get(uuid);
  if (known) return known;
  const provider = view.provider(uuid);
  if (!provider) return null;
  const before = new Map(provider.used.map((entry) => [entry.resourceClass, entry.amount]));
  const book = { provider, before, now: new Map(before) };
  books.set(uuid, book);
  return book;
}

function take({ provider, before, now }: Book, { resources }: Allocation): Obstacle | null {
  for (const { resourceClass, amount } of resources) {
    const inventory = provider.inventories.find((entry) => entry.resourceClass === resourceClass);
    if (!inventory) return { kind: 'no-inventory', provider, resourceClass };
    const used = now.get(resourceClass) ?? 0;
    const why = misfit(inventory, { used, amount });
    const noWorse = used + amount <= (before.get(resourceClass) ?? 0);
    if (why && !(why === 'over-capacity' && noWorse))
      return { kind: 'misfit', provider, resourceClass, why, amount, used };
    add(now, resourceClass, amount);
  }
  return null;
}

const add = (usage: Map<string, number> | undefined, resourceClass: string, amount: number) =>
  usage?.set(resourceClass, (usage.get(resourceClass) ?? 0) + amount);
