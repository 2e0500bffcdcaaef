import { shorten } from '@cellflow/rest';
import { badRequest, placementErrorCodes } from '../../errors.ts';
import type { PlacementErrorCode } from '../../errors.ts';
import type { Query } from '../call.ts';
import { unexpected } from '../json-body.ts';

/** What one query parameter may be. */
export interface Parameter {
  /** The first minor version that takes it. */
  readonly since: number;
  /** What every value must match. Default: anything but nothing. */
  readonly pattern?: RegExp;
  readonly required?: true;
}

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
    if (parameter.required && !query.has(name))
      throw badQuery(`'${name}' is a required property`, placementErrorCodes.missingValue);
    for (const value of query.getAll(name)) checkValue(name, value, parameter.pattern);
  }
}

/** Throws 400 naming every parameter that is not known. */
export function refuseUnknown(query: Query, known: (name: string) => boolean): void {
  const unknown = [...new Set(query.keys())].filter((name) => !known(name));
  if (unknown.length > 0) throw badQuery(unexpected(unknown), placementErrorCodes.undefined);
}

/** Throws 400 naming the parameter for a value that is empty or does not match. */
export function checkValue(name: string, value: string, pattern?: RegExp): void {
  if (value === '') throw badQuery(`${name}: '' is too short`);
  if (pattern && !pattern.test(value))
    throw badQuery(`${name}: '${shorten(value)}' does not match '${pattern.source}'`);
}

/** The last value of a parameter that is given once, or again to override it. */
export const lastOf = (query: Query, name: string): string | undefined => query.getAll(name).at(-1);
