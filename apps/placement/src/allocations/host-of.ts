import type { Allocation } from '@cellflow/contracts-common';
import type { ProviderRecord } from '@cellflow/contracts-placement';
import { sharesViaAggregate } from '../graph/sharing.ts';

/** What shares its inventory with trees of others. */
export const isSharing = ({ traits }: ProviderRecord): boolean => traits.includes(sharesViaAggregate);

/**
 * The host of what a consumer holds: the root of the tree of the first allocation that is not of a sharing provider, or
 * where all are, of the first. Null where it is not known. `look` gives a provider by its uuid.
 */
export function hostOf(
  allocations: readonly Allocation[],
  look: (uuid: string) => ProviderRecord | null,
): ProviderRecord | null {
  const providers = allocations.flatMap(({ providerUuid }) => look(providerUuid) ?? []);
  const own = providers.find((provider) => !isSharing(provider)) ?? providers[0];
  if (!own) return null;
  return own.rootUuid === own.uuid ? own : (look(own.rootUuid) ?? own);
}
