import { shorten } from '@cellflow/rest';
import { badRequest } from '../errors.ts';
import { canonicalUuid } from './uuid.ts';

/** The consumer that a path names, or null for what is no uuid: such a consumer holds nothing. */
export const consumerUuidOf = (params: Readonly<Record<string, string>>): string | null =>
  canonicalUuid(params['consumer'] ?? '');

/** The same for who is to hold something. Throws 400. */
export function requireConsumerUuid(params: Readonly<Record<string, string>>): string {
  const uuid = consumerUuidOf(params);
  if (uuid !== null) return uuid;
  throw badRequest(`Malformed consumer_uuid: ${shorten(params['consumer'])}`);
}
