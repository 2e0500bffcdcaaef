import { emptied, holdsSomething, writeHoldings } from '../allocations/holdings.ts';
import { laneOfClaims } from '../allocations/lane-of-claims.ts';
import { release } from '../allocations/release.ts';
import { notFound } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** DELETE /allocations/{consumer}: no generation is checked, and no provider's is raised. Throws 404 where it holds none. */
export const deleteAllocationsAct = (
  consumerUuid: string,
  { origin, memory }: { readonly origin: Origin; readonly memory: Memory },
): Act<void> => ({
  lane: laneOfClaims(memory, [{ consumerUuid, allocations: [] }]),
  evaluate(view) {
    const before = view.consumer(consumerUuid);
    if (!holdsSomething(before)) throw notFound(`No allocations for consumer '${consumerUuid}'`);
    release(view, [before]);
    writeHoldings(view, [{ before, after: emptied(before, origin) }], origin);
  },
});
