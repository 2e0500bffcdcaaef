import type { Init } from '@cellflow/contracts-common';
import type { GetAllocationsRequest, GetAllocationsResponse } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { authorizeConsumer, principalOf } from '../authorization.ts';
import type { Engine } from '../placement-engine.ts';
import { readConsumer } from '../read-consumer.ts';

/** GET /allocations/{consumer}, as the store has it now; empty for an unknown consumer, as in placement. */
export const getAllocations =
  (engine: Engine) =>
  async (request: GetAllocationsRequest, context: HandlerContext): Promise<Init<GetAllocationsResponse>> => {
    const principal = principalOf(context.caller);
    if (request.consumerUuid === '') {
      throw new RpcError('INVALID_ARGUMENT', 'consumer_uuid must not be empty');
    }
    engine.gate.require();
    const held = await readConsumer(engine, request.consumerUuid);
    if (!held) return {};
    authorizeConsumer(principal, request.consumerUuid, held);
    return { allocations: held.allocations, attempt: held.attempt, consumerGeneration: held.generation };
  };
