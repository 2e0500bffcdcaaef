import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { consumerUuidOf } from '../consumer-uuid.ts';
import { showHolding } from '../views/holding.ts';

/** GET /allocations/{consumer}: empty for one that is not known. */
export async function showAllocations({ params, minor }: Call, engine: Engine): Promise<Answer> {
  await engine.replica.current();
  const uuid = consumerUuidOf(params);
  const held = uuid === null ? null : (engine.memory.consumers.get(uuid)?.record ?? null);
  if (!held || held.allocations.length === 0) return ok({ allocations: {} });
  return ok(showHolding(held, { minor, graph: engine.memory.graph }), held.updatedAtMs || undefined);
}
