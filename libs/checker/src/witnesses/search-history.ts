import type { History, SearchedText } from '../history.ts';
import { scopesOf, toldBy } from '../told.ts';
import { searchSecrets } from './search-secrets.ts';

/** Everything in a history that a service wrote, searched for credentials: ledgers, records, answers, dead letters. */
export function searchHistory(history: History, secrets: readonly string[]): SearchedText[] {
  const search = searchSecrets(secrets);
  const look = (source: string, entries: readonly unknown[] | null) =>
    entries?.forEach((entry) => search.look(source, JSON.stringify(entry)));
  for (const scope of scopesOf(history)) look(`ledger of ${scope}`, toldBy(history, scope));
  for (const { name, instances } of history.cells) look(`servers of ${name}`, instances);
  look('answers of the API', history.calls);
  look('dead letters', history.deadLetters);
  look('faults', history.faults);
  return search.texts();
}
