import type { Anchor } from './anchor.ts';
import type { Query } from './query.ts';

/** How a search goes about it, where that is not by slot. It changes the order of what is found, never the set. */
export interface Walk {
  /** The roots to visit, in this order. Default: all. */
  readonly roots?: readonly number[];
  /** Providers that may serve a part are tried lowest rank first. */
  readonly rank?: (part: number, slot: number) => number;
}

/** The anchor with the options of each part in the order of the walk. */
export function tryInOrder(query: Query, anchor: Anchor, { rank }: Walk): Anchor {
  if (!rank) return anchor;
  const options = anchor.options.map((members, at) => {
    const part = headOf(query, at);
    const ranks = new Map(members.map((member) => [member, rank(part, anchor.members[member] as number)]));
    return [...members].sort((a, b) => (ranks.get(a) as number) - (ranks.get(b) as number));
  });
  return { ...anchor, options };
}

/** The first of the parts that ask for the same as this one: a search chooses for those in one order only. */
function headOf({ parts }: Query, part: number): number {
  let head = part;
  for (let twin = part; twin >= 0; twin = parts[twin]?.twin ?? -1) head = twin;
  return head;
}
