import type { ConsumerRecord } from '@cellflow/contracts-placement';
import { placementKeys } from '@cellflow/store';
import type { Engine } from './placement-engine.ts';
import { asRpcError } from '@cellflow/outages';
import { refresh } from './writer/refresh.ts';

/** A consumer as the store has it now. Rejects with RpcError UNAVAILABLE where the store does not answer. */
export async function readConsumer(engine: Engine, uuid: string): Promise<ConsumerRecord | null> {
  try {
    await refresh(engine, [placementKeys.consumer(uuid)]);
  } catch (error) {
    throw asRpcError(error);
  }
  return engine.consumers.get(uuid)?.record ?? null;
}
