import type { Init } from '@cellflow/contracts-common';
import type { UpdateProviderRequest, UpdateProviderResponse } from '@cellflow/contracts-placement';
import type { HandlerContext } from '@cellflow/rpc';
import { askerOf } from '../acts/asker.ts';
import { updateProviderAct } from '../acts/update-provider.ts';
import { PlacementError, toRpcError } from '../errors.ts';
import type { Engine } from '../placement-engine.ts';

/** Takes a driver's report of one provider. A cell's report is always about its own cell. */
export const updateProvider =
  ({ writer, platform, memory }: Engine) =>
  async (request: UpdateProviderRequest, context: HandlerContext): Promise<Init<UpdateProviderResponse>> => {
    const { failpoints } = platform;
    if (failpoints.armed) await failpoints.hit('placement.on_report', { host: request.name });
    try {
      return await writer.perform(updateProviderAct(request, askerOf(context, platform), memory));
    } catch (error) {
      throw error instanceof PlacementError ? toRpcError(error) : error;
    }
  };
