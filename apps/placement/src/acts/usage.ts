import type { ResourceAmount } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';

/** The provider with amounts added to (1) or taken from (-1) what is used, at its next generation. */
export function withUsage(
  provider: ProviderRecord,
  resources: readonly ResourceAmount[],
  sign: 1 | -1,
): ProviderRecord {
  const used = new Map(provider.used.map((entry) => [entry.resourceClass, entry.amount]));
  for (const { resourceClass, amount } of resources) {
    used.set(resourceClass, (used.get(resourceClass) ?? 0) + sign * amount);
  }
  return ProviderRecord.create({
    ...provider,
    generation: provider.generation + 1,
    used: [...used]
      .filter(([, amount]) => amount > 0)
      .map(([resourceClass, amount]) => ({ resourceClass, amount })),
  });
}
