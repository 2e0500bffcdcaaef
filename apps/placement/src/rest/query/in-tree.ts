import { shorten } from '@cellflow/rest';
import { canonicalUuid } from '../uuid.ts';
import { badQuery } from './parameters.ts';

/** `in_tree=<uuid>`, canonical. Throws 400. */
export function parseInTree(value: string): string {
  const uuid = canonicalUuid(value);
  if (uuid === null)
    throw badQuery(`Expected 'in_tree' parameter to be a format of uuid. Got: ${shorten(value)}`);
  return uuid;
}
