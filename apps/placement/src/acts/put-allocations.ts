import { requireConsumer, requireProviders } from '../allocations/consumer-claim.ts';
import type { ConsumerClaim } from '../allocations/consumer-claim.ts';
import { laneOfClaims } from '../allocations/lane-of-claims.ts';
import { replaceAllocations } from '../allocations/replace.ts';
import type { Memory } from '../memory/memory.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/**
 * PUT /allocations/{consumer}. Throws PlacementError: 400 for a provider or class that does not exist, 409 for another
 * generation and for what does not fit. An unknown provider is told before a wrong generation.
 */
export const putAllocationsAct = (
  claim: ConsumerClaim,
  { origin, memory }: { readonly origin: Origin; readonly memory: Memory },
): Act<void> => ({
  lane: laneOfClaims(memory, [claim]),
  evaluate(view) {
    requireProviders(view, [claim]);
    replaceAllocations(view, [{ claim, before: requireConsumer(view, claim) }], origin);
  },
});
