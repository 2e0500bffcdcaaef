import { shorten } from '@cellflow/rest';
import { badRequest, placementErrorCodes } from '../../errors.ts';
import type { Query } from '../call.ts';
import { checkParameters, lastOf } from './parameters.ts';

/** Which traits GET /traits shows. */
export interface TraitFilter {
  named(name: string): boolean;
  /** Only those that some provider has, or that none has; null for both. */
  readonly associated: boolean | null;
}

/** Throws 400 naming the parameter. */
export function parseTraitList(query: Query, minor: number): TraitFilter {
  checkParameters(query, minor, { name: { since: 6 }, associated: { since: 6 } });
  const associated = lastOf(query, 'associated')?.toLowerCase();
  if (associated !== undefined && associated !== 'true' && associated !== 'false')
    throw badRequest(
      `The query parameter "associated" only accepts "true" or "false". Got: "${shorten(associated)}"`,
      placementErrorCodes.badValue,
    );
  return {
    named: parseName(lastOf(query, 'name')),
    associated: associated === undefined ? null : associated === 'true',
  };
}

function parseName(value: string | undefined): (name: string) => boolean {
  if (value === undefined) return () => true;
  if (value.startsWith('startswith:')) {
    const prefix = value.slice('startswith:'.length);
    return (name) => name.startsWith(prefix);
  }
  if (value.startsWith('in:')) {
    const names = new Set(value.slice('in:'.length).split(','));
    return (name) => names.has(name);
  }
  throw badRequest(
    `Badly formatted name parameter. Expected name query string parameter in form: ?name=[in|startswith]:[name1,name2|prefix]. Got: "${shorten(value)}"`,
    placementErrorCodes.badValue,
  );
}
