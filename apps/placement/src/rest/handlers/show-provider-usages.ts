import { usedOf } from '../../graph/provider-graph.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { modifiedOf } from '../views/provider.ts';

/** GET /resource_providers/{uuid}/usages: what is allocated of each class that it has. */
export async function showProviderUsages(call: Call, engine: Engine): Promise<Answer> {
  const provider = await knownProvider(call, engine);
  const used = provider.inventories.map(
    ({ resourceClass }) => [resourceClass, usedOf(provider, resourceClass)] as const,
  );
  const shown = { usages: Object.fromEntries(used), resource_provider_generation: provider.generation };
  return ok(shown, modifiedOf(provider));
}
