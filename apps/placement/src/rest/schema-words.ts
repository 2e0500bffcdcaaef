import { shorten } from '@cellflow/rest';

/** Why a value is refused, and the keyword of JSON Schema that says so. */
export interface Reason {
  readonly why: string;
  readonly keyword: string;
}

/** As the JSON Schema library of Python puts it, which Placement shows, for bodies and for query strings. */
export function failure({ why, keyword }: Reason, path: readonly PropertyKey[] = []): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `['${String(step)}']`)).join('');
  return `${why}. Failed validating '${keyword}'.${place === '' ? '' : ` On instance${shorten(place)}.`}`;
}

/** What is empty and must not be, in the words of older versions of the library and of newer ones. */
export const empty = (shown: string, why: string): string => `${shown} ${why} (${shown} should be non-empty)`;

/** Names of properties where others are known by name. */
export const unexpected = (names: readonly string[]): Reason => ({
  why: `Additional properties are not allowed (${list(names)} ${names.length > 1 ? 'were' : 'was'} unexpected)`,
  keyword: 'additionalProperties',
});

/** Names of properties where others are known by pattern. */
export const unmatched = (names: readonly string[], patterns: readonly string[]): Reason => ({
  why: `${list(names)} ${names.length > 1 ? 'do' : 'does'} not match any of the regexes: ${list(patterns)}`,
  keyword: 'additionalProperties',
});

const list = (texts: readonly string[]) => texts.map(show).join(', ');

/** In the words of Python. */
export const show = (value: unknown) => {
  if (typeof value === 'string') return `'${shorten(value)}'`;
  return value === null ? 'None' : shorten(value);
};
