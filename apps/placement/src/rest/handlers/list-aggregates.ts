import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { modifiedOf } from '../views/provider.ts';
import { showAggregates } from '../views/qualities.ts';

/** GET /resource_providers/{uuid}/aggregates. */
export async function listAggregates(call: Call, engine: Engine): Promise<Answer> {
  const provider = await knownProvider(call, engine);
  return ok(showAggregates(provider, call.minor), modifiedOf(provider));
}
