import type { Init } from '@cellflow/contracts-common';
import type { UpdateProviderRequest, UpdateProviderResponse } from '@cellflow/contracts-placement';
import type { HandlerContext } from '@cellflow/rpc';
import { askerOf } from '../acts/asker.ts';
import { updateProviderAct } from '../acts/update-provider.ts';
import type { Engine } from '../placement-engine.ts';

/** Takes a driver's report of one provider. A cell's report is always about its own cell. */
export const updateProvider =
  ({ writer, platform }: Engine) =>
  async (request: UpdateProviderRequest, context: HandlerContext): Promise<Init<UpdateProviderResponse>> =>
    writer.perform(updateProviderAct(request, askerOf(context, platform)));
