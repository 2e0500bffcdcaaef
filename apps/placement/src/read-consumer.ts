import type { ConsumerRecord } from '@cellflow/contracts-placement';
import { placementKeys } from '@cellflow/store';
import type { Engine } from './placement-engine.ts';
import { asRpcError } from '@cellflow/outages';

/** A consumer as the store has it now. Rejects with RpcError UNAVAILABLE where the store does not answer. */
export async function readConsumer(engine: Engine, uuid: string): Promise<ConsumerRecord | null> {
  try {
    await engine.memory.refresh(engine.store, [placementKeys.consumer(uuid)]);
  } catch (error) {
    throw asRpcError(error);
  }
  return engine.memory.consumers.get(uuid)?.record ?? null;
}
