import { badRequest, placementErrorCodes } from '../../errors.ts';
import type { PlacementErrorCode } from '../../errors.ts';
import type { Query } from '../call.ts';
import { empty, failure, show, unexpected } from '../schema-words.ts';
import type { Reason } from '../schema-words.ts';

/** What one query parameter may be. */
export interface Parameter {
  /** The first minor version that takes it. */
  readonly since: number;
  /** What every value must be. Default: anything. */
  readonly rule?: ValueRule;
  readonly required?: true;
}

/** What a value is checked by, in the words of JSON Schema. */
export interface ValueRule {
  readonly keyword: 'pattern' | 'format' | 'enum';
  /** Null where the value will do. */
  fault(value: string): string | null;
}

/** Every value that matches; the empty one is told as too short. */
export const matching = (pattern: RegExp): ValueRule => ({
  keyword: 'pattern',
  fault: (value) => {
    if (pattern.test(value)) return null;
    return value === '' ? empty("''", 'is too short') : `${show(value)} does not match '${pattern.source}'`;
  },
});

/** These values and no others. */
export const oneOf = (...values: string[]): ValueRule => ({
  keyword: 'enum',
  fault: (value) =>
    values.includes(value) ? null : `${show(value)} is not one of [${values.map(show).join(', ')}]`,
});

/** 400 about the query as a whole. */
export const badQuery = (detail: string, code: PlacementErrorCode = placementErrorCodes.badValue) =>
  badRequest(`Invalid query string parameters: ${detail}`, code);

/**
 * Checks a query whose names are all known beforehand. Throws 400: a name that the version does not take, a value that
 * does not fit, a required name that is missing.
 */
export function checkParameters(
  query: Query,
  minor: number,
  table: Readonly<Record<string, Parameter>>,
): void {
  const known = (name: string) => Object.hasOwn(table, name) && table[name]!.since <= minor;
  refuseUnknown(query, known);
  for (const [name, parameter] of Object.entries(table)) {
    if (!known(name)) continue;
    if (parameter.required && !query.has(name)) throw missing(name);
    for (const value of query.getAll(name)) checkValue(name, value, parameter.rule);
  }
}

/** 400 for a query without a parameter that must be there. */
export const missing = (name: string) =>
  badQuery(
    failure({ why: `${show(name)} is a required property`, keyword: 'required' }),
    placementErrorCodes.missingValue,
  );

/** Throws 400 naming every parameter that is not known. */
export function refuseUnknown(
  query: Query,
  known: (name: string) => boolean,
  reason: (names: readonly string[]) => Reason = unexpected,
): void {
  const unknown = [...new Set(query.keys())].filter((name) => !known(name));
  if (unknown.length > 0) throw badQuery(failure(reason(unknown)), placementErrorCodes.undefined);
}

/** Throws 400 naming the parameter for a value that is not what it must be. */
export function checkValue(name: string, value: string, rule?: ValueRule): void {
  const why = rule?.fault(value) ?? null;
  if (rule && why !== null) throw badQuery(failure({ why, keyword: rule.keyword }, [name]));
}

/** The last value of a parameter that is given once, or again to override it. */
export const lastOf = (query: Query, name: string): string | undefined => query.getAll(name).at(-1);
