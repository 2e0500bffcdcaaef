import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { takesHold, toldBy, toldByCells } from '../told.ts';
import { providersByUuid } from '../views.ts';

/**
 * I28. A claim raises a generation without telling it: between two entries that name one, it rises by one for the
 * second and at most one for each claim between them.
 */
export const generationsRise: Invariant = {
  id: 'I28',
  name: 'generations',
  statement: 'generations of providers and attempts of servers rise by exactly 1; an old one writes nothing',
  needs: ['W2'],
  check(history) {
    const search = new Search('I28');
    attemptsRise(search, history);
    generations(search, history);
    return search;
  },
};

function attemptsRise(search: Search, history: History): void {
  for (const [uuid, entries] of toldByCells(history)) {
    let last: Told | null = null;
    for (const told of entries) {
      const { type, attempt } = told.event;
      if (type !== 'instance.created' && type !== 'build.retried' && type !== 'build.begun') continue;
      search.look();
      const before: number = last?.event.attempt ?? 0;
      const right = type === 'build.begun' ? before : before + 1;
      if (attempt !== right && (last || attempt !== 1))
        search.say(uuid, `${type} is of attempt ${attempt} after attempt ${before}`, [
          ...[last && cite.told(last), cite.told(told)],
        ]);
      last = told;
    }
  }
}

function generations(search: Search, history: History): void {
  const last = new Map<string, { told: Told; claims: number }>();
  for (const told of toldBy(history, 'placement')) {
    const { type, detail, allocations } = told.event;
    if (takesHold(told) || type === 'allocation.released')
      for (const { providerUuid } of allocations) {
        const known = last.get(providerUuid);
        if (known) known.claims += 1;
      }
    const provider = detail['provider_uuid'];
    if (!provider || detail['generation'] === undefined) continue;
    search.look();
    const known = last.get(provider);
    if (type === 'provider.deleted') last.delete(provider);
    else last.set(provider, { told, claims: 0 });
    if (known) rises(search, known, told);
  }
  const records = providersByUuid(history);
  for (const [uuid, { told }] of last) {
    const record = records.get(uuid);
    if (record && record.generation < generationOf(told))
      search.say('', `${record.name} is at generation ${record.generation}, the ledger told a later one`, [
        ...[cite.told(told), cite.provider(record)],
      ]);
  }
}

const generationOf = ({ event }: Told): number => Number(event.detail['generation']);

function rises(search: Search, { told: before, claims }: { told: Told; claims: number }, after: Told): void {
  const step = generationOf(after) - generationOf(before);
  if (step >= 0 && step <= 1 + claims) return;
  const text = `${after.event.host} went from generation ${generationOf(before)} to ${generationOf(after)} with ${claims} claims between`;
  search.say('', text, [cite.told(before), cite.told(after)]);
}
