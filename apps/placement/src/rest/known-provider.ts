import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { z } from 'zod';
import type { Engine } from '../placement-engine.ts';
import { noProvider } from '../providers/change-provider.ts';
import type { Call } from './call.ts';
import { readBody } from './json-body.ts';
import { providerUuidOf } from './uuid.ts';

/** The provider that the path names, as it is now. Throws 404. */
export async function knownProvider({ params }: Call, { replica, memory }: Engine): Promise<ProviderRecord> {
  const uuid = providerUuidOf(params);
  await replica.current();
  const known = memory.graph.get(uuid);
  if (!known) throw noProvider(uuid);
  return known.record;
}

/** A body about the provider that the path names. Throws 400, but 404 first. */
export async function readProviderBody<S extends z.ZodType>(
  schema: S,
  call: Call,
  engine: Engine,
): Promise<z.output<S>> {
  try {
    return readBody(schema, call.body);
  } catch (error) {
    await knownProvider(call, engine);
    throw error;
  }
}
