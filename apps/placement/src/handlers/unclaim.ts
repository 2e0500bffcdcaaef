import type { Init } from '@cellflow/contracts-common';
import type { UnclaimRequest, UnclaimResponse } from '@cellflow/contracts-placement';
import type { HandlerContext } from '@cellflow/rpc';
import { providersOf } from '../allocations/merge.ts';
import { askerOf } from '../acts/asker.ts';
import { unclaimAct } from '../acts/unclaim.ts';
import type { Engine } from '../placement-engine.ts';
import { readConsumer } from '../read-consumer.ts';
import { groupLane, laneOf } from '../writer/lane.ts';

/** Releases what one attempt holds, or with `final` whatever is held, and shuts the door behind it. */
export const unclaim =
  (engine: Engine) =>
  async (request: UnclaimRequest, context: HandlerContext): Promise<Init<UnclaimResponse>> => {
    const { failpoints } = engine.platform;
    const { consumerUuid: instance, attempt } = request;
    if (failpoints.armed) await failpoints.hit('placement.on_unclaim', { instance, attempt });
    const asker = askerOf(context, engine.platform);
    const known = engine.memory.consumers.get(request.consumerUuid)?.record;
    const held = known ?? (await readConsumer(engine, request.consumerUuid));
    const ofProviders = laneOf(engine.memory, providersOf(held?.allocations ?? []));
    const lane = held?.groupUuid ? groupLane(held.groupUuid) : ofProviders;
    const reply = await engine.writer.perform(unclaimAct(request, asker, lane || request.consumerUuid));
    if (failpoints.armed) await failpoints.hit('placement.after_unclaim', { instance, attempt });
    return reply;
  };
