import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { commitOf, takesHold, toldBy } from '../told.ts';

/**
 * I8. A claim over REST is of no attempt (0), and one that moves what an attempt holds stays of that attempt: its
 * release and its claim are of one commit. What a recovery restores is a claim like any other: of what the ledger lost
 * nothing is left to release. What it gives up, since no cell knows of it, its attempt may claim again.
 */
export const unclaimPrecedesClaim: Invariant = {
  id: 'I8',
  name: 'unclaim precedes next claim',
  statement: 'a server never holds two claims: between two claims lies exactly the release of the first',
  needs: ['W2'],
  check(history) {
    const search = new Search('I8');
    const servers = new Map<string, Standing>();
    let recovering = false;
    for (const told of toldBy(history, 'placement')) {
      const { instanceUuid, type } = told.event;
      const standing = servers.get(instanceUuid) ?? {
        held: null,
        highest: null,
        released: null,
        givenUp: false,
      };
      servers.set(instanceUuid, standing);
      if (takesHold(told)) claimed(search, standing, told);
      if (type === 'allocation.released') {
        released(search, standing, told);
        standing.givenUp = recovering;
      }
      if (type === 'store.recovering') recovering = true;
      if (type === 'store.recovered') recovering = false;
      if (type === 'consumer.tombstoned') standing.held = null;
    }
    return search;
  },
};

interface Standing {
  held: Told | null;
  highest: Told | null;
  /** Its last release. */
  released: Told | null;
  /** That was by a recovery. */
  givenUp: boolean;
}

function claimed(search: Search, standing: Standing, told: Told): void {
  search.look();
  const { id, event } = told;
  const { instanceUuid, attempt } = event;
  const { held, highest, released, givenUp } = standing;
  if (held) {
    const text = `attempt ${attempt} claimed while attempt ${held.event.attempt} held its claim (at ${id})`;
    search.say(instanceUuid, text, [cite.told(held), cite.told(told)]);
  }
  const before = highest?.event.attempt ?? 0;
  const moves =
    released !== null && commitOf(released.id) === commitOf(id) && released.event.attempt === attempt;
  const again = givenUp && attempt === before;
  if (!held && attempt !== 0 && attempt <= before && !moves && !again) {
    const shows = [highest && cite.told(highest), cite.told(told)];
    search.say(instanceUuid, `attempt ${attempt} claimed after attempt ${before} (at ${id})`, shows);
  }
  standing.held = told;
  if (!highest || attempt > before) standing.highest = told;
}

function released(search: Search, standing: Standing, told: Told): void {
  const { instanceUuid, attempt } = told.event;
  const held = standing.held?.event.attempt;
  if (held === undefined)
    search.say(instanceUuid, `attempt ${attempt} was released and held nothing (at ${told.id})`, [
      ...[standing.released && cite.told(standing.released), cite.told(told)],
    ]);
  else if (attempt !== held && attempt !== 0)
    search.say(instanceUuid, `attempt ${attempt} released the claim of attempt ${held} (at ${told.id})`, [
      ...[standing.held && cite.told(standing.held), cite.told(told)],
    ]);
  standing.released = told;
  standing.held = null;
}
