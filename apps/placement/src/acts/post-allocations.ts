import { requireConsumer, requireProviders } from '../allocations/consumer-claim.ts';
import type { ConsumerClaim } from '../allocations/consumer-claim.ts';
import { laneOfClaims } from '../allocations/lane-of-claims.ts';
import { replaceAllocations } from '../allocations/replace.ts';
import type { Memory } from '../memory/memory.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/**
 * POST /allocations: several consumers, all or none. Throws as for one, but a wrong generation is told before an
 * unknown provider.
 */
export const postAllocationsAct = (
  claims: readonly ConsumerClaim[],
  { origin, memory }: { readonly origin: Origin; readonly memory: Memory },
): Act<void> => ({
  lane: laneOfClaims(memory, claims),
  evaluate(view) {
    const replacements = claims.map((claim) => ({ claim, before: requireConsumer(view, claim) }));
    requireProviders(view, claims);
    replaceAllocations(view, replacements, origin);
  },
});
