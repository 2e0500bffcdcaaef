import type { Init } from '@cellflow/contracts-common';
import type {
  GetAllocationCandidatesRequest,
  GetAllocationCandidatesResponse,
} from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { authorizeGlobal, principalOf } from '../authorization.ts';
import { fromRpc } from '../candidates/from-rpc.ts';
import { replyTo } from '../candidates/reply.ts';
import type { Engine } from '../placement-engine.ts';

/** Answers from memory; UNAVAILABLE until the memory is complete. */
export const getAllocationCandidates =
  ({ memory, replica }: Engine) =>
  async (
    request: GetAllocationCandidatesRequest,
    context: HandlerContext,
  ): Promise<Init<GetAllocationCandidatesResponse>> => {
    authorizeGlobal(principalOf(context.caller), 'allocation candidates');
    const reason = replica.readiness();
    if (reason !== null) throw new RpcError('UNAVAILABLE', reason);
    return replyTo(memory.graph, fromRpc(request));
  };
