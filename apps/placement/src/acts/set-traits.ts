import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { laneReferring, referTo } from '../providers/references.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface Traits {
  readonly uuid: string;
  /** The provider's, as the caller knows it; null: any. */
  readonly generation: number | null;
  readonly traits: readonly string[];
}

/**
 * PUT and DELETE /resource_providers/{uuid}/traits: these and no others. Those that the driver reported stay the
 * driver's, and vanish when it withdraws them; what is taken from it comes back with its next report.
 * Throws 404; 409 for another generation; 400 for a trait that nobody has made.
 */
export const setTraitsAct = (
  { uuid, generation, traits }: Traits,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneReferring(memory, uuid, { traits }),
  evaluate(view) {
    const before = requireGeneration(view, uuid, generation);
    referTo(
      view,
      { kind: 'trait', before: before.traits, after: traits },
      (names) => `No such trait ${names}`,
    );
    const after = [...new Set(traits)].sort();
    const driverTraits = before.driverTraits.filter((trait) => after.includes(trait));
    const fields = { traits: after, driverTraits };
    return changeProvider(view, before, { type: 'traits.replaced', fields, bump: true, origin });
  },
});
