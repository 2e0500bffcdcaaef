import { shorten } from '@cellflow/rest';
import { canonicalUuid } from '../uuid.ts';
import { badQuery } from './parameters.ts';

/** Aggregates that a provider must and must not be in. */
export interface MembershipWish {
  /** At least one aggregate of each set. */
  readonly memberOf: readonly (readonly string[])[];
  readonly forbiddenAggregates: readonly string[];
}

/** The first minor versions of repeating the parameter and of `!`. */
const repeatedSince = 24;
const forbiddenSince = 32;

/**
 * `member_of=<uuid>` or `in:<uuid>,<uuid>`; from 1.24 several, of which all count; from 1.32 `!` before either. Uuids
 * come out canonical. Throws 400.
 */
export function parseMemberOf(values: readonly string[], minor: number, suffix = ''): MembershipWish {
  if (values.length > 1 && minor < repeatedSince)
    throw badQuery(`Multiple member_of${suffix} parameters are not supported in the specified microversion`);
  const memberOf: string[][] = [];
  const forbiddenAggregates: string[] = [];
  for (const value of values) {
    const negative = value.startsWith('!');
    if (negative && minor < forbiddenSince)
      throw badQuery('Forbidden member_of parameters are not supported in the specified microversion');
    const uuids = parseAggregates(negative ? value.slice(1) : value);
    if (negative) forbiddenAggregates.push(...uuids);
    else memberOf.push(uuids);
  }
  return { memberOf, forbiddenAggregates };
}

function parseAggregates(value: string): string[] {
  const anyOf = value.startsWith('in:');
  const given = (anyOf ? value.slice('in:'.length) : value).split(',');
  if (!anyOf && given.length > 1)
    throw badQuery(
      `Multiple values for 'member_of' must be prefixed with the 'in:' or '!in:' keyword using the valid microversion. Got: ${shorten(value)}`,
    );
  return given.map((text) => {
    const uuid = canonicalUuid(text);
    if (uuid === null)
      throw badQuery(`Expected 'member_of' parameter to contain valid UUID(s). Got: ${shorten(value)}`);
    return uuid;
  });
}
