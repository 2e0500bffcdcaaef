import { shorten } from '@cellflow/rest';
import { z } from 'zod';
import { notFound } from '../errors.ts';

const pattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

export const isUuid = (text: string) => pattern.test(text);

/** A uuid, with or without hyphens, as it is stored: hyphens, lower case. Null when the text is none. */
export function canonicalUuid(text: string): string | null {
  if (!isUuid(text)) return null;
  const hex = text.replaceAll('-', '').toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A uuid in a body, made canonical. */
export const uuidField = z
  .string()
  .refine(isUuid, {
    params: { keyword: 'format' },
    error: (issue) => `'${shorten(issue.input)}' is not a 'uuid'`,
  })
  .transform((text) => canonicalUuid(text)!);

/** The provider that a path names. Throws 404 for what is no uuid: there is no such provider. */
export function providerUuidOf(params: Readonly<Record<string, string>>): string {
  const uuid = canonicalUuid(params['uuid'] ?? '');
  if (uuid === null) throw notFound(`No resource provider with uuid ${shorten(params['uuid'])} found`);
  return uuid;
}
