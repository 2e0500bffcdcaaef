import { z } from 'zod';
import type { Reshape } from '../../acts/reshape.ts';
import { badRequest } from '../../errors.ts';
import { readBody } from '../json-body.ts';
import { canonicalUuid } from '../uuid.ts';
import { claimsSchema, toClaims, uuidKey } from './allocations-body.ts';
import { inventoriesBody, toInventories } from './inventory-body.ts';

/** The body of POST /reshaper; its claims are those of POST /allocations in the same version. Throws 400. */
export function readReshape(body: unknown, minor: number): Reshape {
  const schema = z.strictObject({
    inventories: z.record(uuidKey, inventoriesBody),
    allocations: claimsSchema(minor),
  });
  const { inventories, allocations } = readBody(schema, body);
  const providers = Object.entries(inventories).map(([uuid, given]) => ({
    uuid: canonicalUuid(uuid)!,
    generation: given.resource_provider_generation,
    inventories: toInventories(given.inventories),
  }));
  if (new Set(providers.map(({ uuid }) => uuid)).size < providers.length)
    throw badRequest('inventories: a resource provider is named twice');
  return { providers, claims: toClaims(allocations) };
}
