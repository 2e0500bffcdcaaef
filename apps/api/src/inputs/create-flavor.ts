import { z } from 'zod';
import type { Flavor, Init } from '@cellflow/contracts-common';
import { badRequest } from '../errors.ts';
import { checkBody } from './check.ts';
import { count, flag, keyPattern, name, text255 } from './fields.ts';

const maxInt = 2 ** 31 - 1;
const amount = (min: number) => count({ min, max: maxInt });

const flavorId = z
  .string()
  .regex(/^[a-zA-Z0-9. _-]{1,255}$/, 'it must be 1 to 255 of a-z A-Z 0-9 . _ - and space')
  .refine((text) => text.trim() === text, 'it must not begin or end with a space');

const body = z.strictObject({
  flavor: z.strictObject({
    name,
    id: z.union([flavorId, z.number().int().min(0).transform(String), z.null()]).optional(),
    ram: amount(1),
    vcpus: amount(1),
    disk: amount(0),
    swap: z.union([amount(0), z.literal('').transform(() => 0)]).optional(),
    'OS-FLV-EXT-DATA:ephemeral': amount(0).optional(),
    rxtx_factor: z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]).optional(),
    'os-flavor-access:is_public': flag.optional(),
    description: text255.nullish(),
  }),
});

/** Checks the body of POST /flavors; an id of null or "auto" becomes `freshId`. Throws 400 naming the field. */
export function readFlavor(input: unknown, minor: number, freshId: () => string): Init<Flavor> {
  const { flavor } = checkBody(body, input);
  if (minor < 55 && flavor.description !== undefined)
    throw badRequest(
      "Invalid input for field/attribute flavor. Additional properties are not allowed ('description' was " +
        'unexpected): it needs microversion 2.55.',
    );
  const id = flavor.id ?? null;
  return {
    flavorid: id === null || id === 'auto' ? freshId() : id,
    name: flavor.name,
    vcpus: flavor.vcpus,
    memoryMb: flavor.ram,
    rootGb: flavor.disk,
    ephemeralGb: flavor['OS-FLV-EXT-DATA:ephemeral'] ?? 0,
    swapMb: flavor.swap ?? 0,
    isPublic: flavor['os-flavor-access:is_public'] ?? true,
    description: flavor.description ?? '',
  };
}

const extraSpecs = z
  .record(
    z.string().regex(keyPattern, 'keys are 1 to 255 of a-z A-Z 0-9 - _ : . and space'),
    z.union([z.string().max(255), z.number().transform(String)]),
  )
  .refine((specs) => Object.keys(specs).length <= 128, 'it must not have more than 128 items');

/** Checks `{"extra_specs": {...}}`. Throws 400 naming the field. */
export const readExtraSpecs = (input: unknown): Record<string, string> =>
  checkBody(z.strictObject({ extra_specs: extraSpecs }), input).extra_specs;
