import type { Init } from '@cellflow/contracts-common';
import type { ClaimRequest, ClaimResponse } from '@cellflow/contracts-placement';
import type { HandlerContext } from '@cellflow/rpc';
import { askerOf } from '../acts/asker.ts';
import { claimAct } from '../acts/claim.ts';
import type { Engine } from '../placement-engine.ts';

/** Claims for one attempt of one consumer; asking again under the same attempt answers what it holds. */
export const claim =
  ({ writer, memory, platform }: Engine) =>
  async (request: ClaimRequest, context: HandlerContext): Promise<Init<ClaimResponse>> => {
    const { allocationRequest } = request;
    return writer.perform(
      claimAct(request, { allocationRequest, asker: askerOf(context, platform), memory }),
    );
  };
