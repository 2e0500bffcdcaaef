import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { showHolders } from '../views/holders.ts';

/** GET /resource_providers/{uuid}/allocations: what each consumer holds of it. */
export async function listProviderAllocations(call: Call, engine: Engine): Promise<Answer> {
  const { uuid, generation } = await knownProvider(call, engine);
  const { consumers } = engine.memory;
  const holders = [...consumers.ofProvider(uuid)].flatMap((holder) => consumers.get(holder)?.record ?? []);
  const modifiedMs = Math.max(0, ...holders.map((holder) => holder.updatedAtMs));
  const shown = {
    allocations: showHolders(uuid, { holders, minor: call.minor }),
    resource_provider_generation: generation,
  };
  return ok(shown, modifiedMs || undefined);
}
