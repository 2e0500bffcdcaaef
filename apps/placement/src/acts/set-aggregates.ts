import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { laneOf } from '../writer/lane.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface Aggregates {
  readonly uuid: string;
  /** The provider's, as the caller knows it. Null, before 1.19: any, and it stays what it is. */
  readonly generation: number | null;
  readonly aggregates: readonly string[];
}

/**
 * PUT /resource_providers/{uuid}/aggregates: these and no others; an aggregate need not be made before.
 * Throws 404, and 409 for another generation.
 */
export const setAggregatesAct = (
  { uuid, generation, aggregates }: Aggregates,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneOf(memory, [uuid]),
  evaluate(view) {
    const before = requireGeneration(view, uuid, generation);
    const fields = { aggregates: [...new Set(aggregates)].sort() };
    const bump = generation !== null;
    return changeProvider(view, before, { type: 'aggregates.replaced', fields, bump, origin });
  },
});
