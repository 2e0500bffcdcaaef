import { matchingProviders } from '../../graph/matching-providers.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { parseProviderList } from '../query/provider-list.ts';
import { requireKnownClasses, requireKnownTraits } from '../query/require-known.ts';
import { showProvider } from '../views/provider.ts';

/** GET /resource_providers: those that match every parameter, each by itself. */
export async function listProviders({ query, minor }: Call, { replica, memory }: Engine): Promise<Answer> {
  const filter = parseProviderList(query, minor);
  await replica.current();
  requireKnownClasses(memory, filter.resources.keys());
  requireKnownTraits(
    memory,
    [...filter.required.flat(), ...filter.forbidden],
    'Invalid trait(s) in "required" parameter: ',
  );
  let modifiedMs = 0;
  const shown = matchingProviders(memory.graph, filter).map((slot) => {
    const provider = memory.graph.recordAt(slot);
    modifiedMs = Math.max(modifiedMs, provider.updatedAtMs);
    return showProvider(provider, minor);
  });
  return ok({ resource_providers: shown }, modifiedMs || undefined);
}
