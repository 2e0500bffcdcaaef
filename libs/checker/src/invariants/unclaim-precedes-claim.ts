import type { Check, Violation } from '../snapshot.ts';

/**
 * I8: a server never holds two claims: between two claims lies exactly the release of the first.
 *
 * A claim over REST is of no attempt (0), and one that moves what an attempt holds stays of that attempt: its release
 * and its claim are of one commit.
 */
export const unclaimPrecedesClaim: Check = (snapshot) => {
  const found: Violation[] = [];
  const holding = new Map<string, number>();
  const highest = new Map<string, number>();
  const moving = new Map<string, string>();
  for (const { id, event } of snapshot.placement.ledger) {
    const { type, instanceUuid, attempt } = event;
    const say = (message: string) =>
      found.push({ invariant: 'I8', instanceUuid, message: `${message} (at ${id})` });
    const held = holding.get(instanceUuid);
    if (type === 'allocation.claimed') {
      if (held !== undefined) say(`attempt ${attempt} claimed while attempt ${held} held its claim`);
      const before = highest.get(instanceUuid) ?? 0;
      const moves = moving.get(instanceUuid) === `${commitOf(id)} ${attempt}`;
      if (held === undefined && attempt !== 0 && attempt <= before && !moves)
        say(`attempt ${attempt} claimed after attempt ${before}`);
      holding.set(instanceUuid, attempt);
      highest.set(instanceUuid, Math.max(before, attempt));
    }
    if (type === 'allocation.released') {
      if (held === undefined) say(`attempt ${attempt} was released and held nothing`);
      else if (attempt !== held && attempt !== 0)
        say(`attempt ${attempt} released the claim of attempt ${held}`);
      moving.set(instanceUuid, `${commitOf(id)} ${attempt}`);
      holding.delete(instanceUuid);
    }
    if (type === 'consumer.tombstoned') holding.delete(instanceUuid);
  }
  return found;
};

const commitOf = (id: string): string => id.slice(0, id.indexOf('-'));
