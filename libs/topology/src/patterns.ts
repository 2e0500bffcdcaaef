/** Matches nothing that has a name. */
export const nothing = '^$';

/** Takes the special meaning out of a name, for the regular expressions that the broker's permissions are. */
export const quote = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches these names and no other; no names: nothing. */
export function exactly(names: readonly string[]): string {
  const [only, ...others] = names.map(quote);
  if (only === undefined) return nothing;
  return others.length === 0 ? `^${only}$` : `^(${[only, ...others].join('|')})$`;
}

/** Matches every key below a word: "compute" allows "compute.c1-h1". */
export const below = (word: string) => `^${quote(word)}\\.`;
