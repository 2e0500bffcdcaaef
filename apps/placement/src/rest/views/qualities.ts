import type { ProviderRecord } from '@cellflow/contracts-placement';
import { aggregateGenerationSince } from '../inputs/quality-bodies.ts';

export const showTraits = ({ traits, generation }: ProviderRecord) => ({
  traits,
  resource_provider_generation: generation,
});

export const showAggregates = ({ aggregates, generation }: ProviderRecord, minor: number) => ({
  aggregates,
  ...(minor >= aggregateGenerationSince && { resource_provider_generation: generation }),
});
