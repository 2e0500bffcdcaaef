import { near } from '@cellflow/failpoints';

/** Names that are told where none is near. */
const most = 12;

/** "there is no service "plcement"; near are placement": what to say of a name that is nobody's. */
export function noSuch(what: string, given: string, known: readonly string[]): string {
  const bySmall = new Map(known.map((name) => [name.toLowerCase(), name]));
  const close = near(given, [...bySmall.keys()]).map((name) => bySmall.get(name)!);
  const more = known.length > most ? ` and ${known.length - most} more` : '';
  const there =
    close.length > 0 ? `near are ${close.join(', ')}` : `there are ${known.slice(0, most).join(', ')}${more}`;
  return `there is no ${what} "${given}"; ${there}`;
}
