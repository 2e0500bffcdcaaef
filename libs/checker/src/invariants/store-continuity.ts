import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { scopesOf, toldBy } from '../told.ts';

/** What a store's owner writes when it finds out that it is not the store it was, and when it may go on. */
const recovering = 'store.recovering';
const recovered = 'store.recovered';

/** I36, as far as a ledger tells: an epoch that nobody wrote down cannot be seen here. */
export const storeContinuity: Invariant = {
  id: 'I36',
  name: 'store continuity',
  statement:
    'entries of a ledger only rise, and stay what they were; a store whose ledger lost entries says that it is recovering, no claim is made until it has recovered, and nothing is restored after',
  needs: ['W2'],
  check(history) {
    const search = new Search('I36');
    for (const scope of scopesOf(history)) {
      const entries = toldBy(history, scope);
      search.look(entries.length);
      risesOnly(search, entries);
      keepsHeads(search, history, scope, entries);
    }
    noClaimWhileRecovering(search, toldBy(history, 'placement'));
    return search;
  },
};

/** "<revision>-<n>" as two numbers; -1 for the one before all. */
const idOf = (id: string): [number, number] => {
  const [revision = '-1', n = '0'] = id === '' ? [] : id.split('-');
  return [Number(revision), Number(n)];
};

function isAfter(id: string, other: string): boolean {
  const [[revision, n], [before, m]] = [idOf(id), idOf(other)];
  return revision > before || (revision === before && n > m);
}

function risesOnly(search: Search, entries: readonly Told[]): void {
  entries.forEach((told, index) => {
    const before = entries[index - 1];
    if (!before || isAfter(told.id, before.id)) return;
    search.say(told.event.instanceUuid, `${told.scope} tells ${told.id} after ${before.id}`, [
      ...[cite.told(before), cite.told(told)],
    ]);
  });
}

/** What was seen is still there, or older than all that is kept, or its loss is told of. */
function keepsHeads(search: Search, { heads }: History, scope: string, entries: readonly Told[]): void {
  const [oldest] = entries;
  const last = entries.at(-1);
  // A store's first start may be a recovery as well: one that begins the ledger and has seen nothing tells of no loss.
  const losses = entries.filter(
    ({ event }, at) => event.type === recovering && (at > 0 || event.detail['seen_revision'] !== undefined),
  );
  const known = new Map(entries.map((told) => [told.id, told]));
  for (const seen of heads) {
    if (seen.scope !== scope) continue;
    search.look();
    const found = known.get(seen.id);
    if (found && cite.told(found).text === seen.text) continue;
    if (oldest && !found && isAfter(oldest.id, seen.id)) continue;
    if (losses.some(({ id }) => isAfter(id, seen.id))) continue;
    const now = found ? 'tells something else there' : `ends at ${last?.id ?? 'nothing'} without it`;
    search.say('', `${scope} told ${seen.id} and now ${now}`, [
      { witness: 'W2', position: `${scope} ${seen.id}, as it was seen`, text: seen.text },
      (found ?? last) && cite.told((found ?? last)!),
    ]);
  }
}

function noClaimWhileRecovering(search: Search, entries: readonly Told[]): void {
  let since: Told | null = null;
  for (const told of entries) {
    if (told.event.type === recovering) since = told;
    if (told.event.type === recovered) since = null;
    if (since && told.event.type === 'allocation.claimed')
      search.say(told.event.instanceUuid, `claimed at ${told.id} while the store was recovering`, [
        ...[cite.told(since), cite.told(told)],
      ]);
    if (!since && told.event.type === 'allocation.restored')
      search.say(told.event.instanceUuid, `restored at ${told.id} while nothing was recovering`, [
        cite.told(told),
      ]);
  }
}
