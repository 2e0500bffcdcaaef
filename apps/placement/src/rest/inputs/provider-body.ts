import { z } from 'zod';
import { maxNameLength } from '../../providers/provider-name.ts';
import { show } from '../schema-words.ts';
import { uuidField } from '../uuid.ts';

/** The first minor version with parents and roots. */
export const nestedSince = 14;

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Differs: an empty name is refused, and one that UTF-8 cannot write. */
const name = z
  .string()
  .min(1)
  .refine((text) => [...text].length <= maxNameLength, {
    params: { keyword: 'maxLength' },
    error: (issue) => `${show(issue.input)} is too long`,
  })
  .refine((text) => !loneSurrogate.test(text), {
    params: { keyword: 'format' },
    error: 'the name is no Unicode text',
  });

const parent = { parent_provider_uuid: uuidField.nullable().optional() };
const withUuid = { name, uuid: uuidField.optional() };

/** Both kinds, so that a handler reads one type. */
type Body = z.ZodType<{ name: string; uuid?: string; parent_provider_uuid?: string | null }>;

const schemas: Record<'flat' | 'nested', { readonly create: Body; readonly update: Body }> = {
  flat: { create: z.strictObject(withUuid), update: z.strictObject({ name }) },
  nested: {
    create: z.strictObject({ ...withUuid, ...parent }),
    update: z.strictObject({ name, ...parent }),
  },
};

/** The body of POST and of PUT in a minor version. */
export const providerBodies = (minor: number) => schemas[minor >= nestedSince ? 'nested' : 'flat'];
