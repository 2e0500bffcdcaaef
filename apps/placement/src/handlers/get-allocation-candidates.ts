import type { AllocationRequest, Init } from '@cellflow/contracts-common';
import type {
  GetAllocationCandidatesRequest,
  GetAllocationCandidatesResponse,
} from '@cellflow/contracts-placement';
import type { HandlerContext } from '@cellflow/rpc';
import { authorizeGlobal, principalOf } from '../authorization.ts';
import { allocationRequestOf } from '../candidates/allocation-request.ts';
import { fromRpc } from '../candidates/from-rpc.ts';
import { prepareSearch } from '../candidates/prepare-search.ts';
import { replyTo } from '../candidates/reply.ts';
import { PlacementError, toRpcError } from '../errors.ts';
import { placeRuleFromRpc } from '../places/place-rule.ts';
import type { Engine } from '../placement-engine.ts';

/**
 * Answers from memory, which may be a moment old unless `current` is asked for; UNAVAILABLE until it is complete.
 * Candidates are kept where that is asked for.
 */
export const getAllocationCandidates =
  (engine: Engine) =>
  async (
    request: GetAllocationCandidatesRequest,
    context: HandlerContext,
  ): Promise<Init<GetAllocationCandidatesResponse>> => {
    authorizeGlobal(principalOf(context.caller), 'allocation candidates');
    const { memory, replica, candidates } = engine;
    const { failpoints } = engine.platform;
    if (failpoints.armed) await failpoints.hit('placement.on_candidates');
    if (request.current) await replica.current();
    replica.require();
    const search = await prepare(engine, request);
    if (!request.store) return replyTo(memory.graph, search.request, search);
    const listed: AllocationRequest[] = [];
    const reply = replyTo(memory.graph, search.request, {
      ...search,
      stored: true,
      listed: (found, query) => listed.push(allocationRequestOf(memory.graph, query, found)),
    });
    const { uuids, expiresAtMs } = await candidates.keep(listed);
    reply.candidates.forEach((candidate, at) => (candidate.uuid = uuids[at]));
    return { ...reply, expiresAtMs };
  };

async function prepare(engine: Engine, request: GetAllocationCandidatesRequest) {
  const asked = fromRpc(request);
  try {
    return await prepareSearch(engine, asked, request.places.map(placeRuleFromRpc));
  } catch (error) {
    throw error instanceof PlacementError ? toRpcError(error) : error;
  }
}
