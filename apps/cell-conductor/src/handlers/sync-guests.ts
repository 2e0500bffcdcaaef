import { SyncGuestsResponse } from '@cellflow/contracts-cell';
import type { HeldBuild, SyncGuestsRequest } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { succeed } from '../changes/progress.ts';
import { standing } from '../verdicts.ts';
import type { Work } from '../work.ts';

/**
 * A compute came back with these guests. Those of live servers stay; a guest of the current attempt whose compute
 * died before it could say so makes its server active; the others must go.
 */
export const syncGuests =
  (work: Work) =>
  async (request: SyncGuestsRequest, context: HandlerContext): Promise<SyncGuestsResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_sync');
    const stays = await Promise.all(request.guests.map((guest) => adopt(work, context, guest)));
    return SyncGuestsResponse.create({ destroy: request.guests.filter((_, index) => !stays[index]) });
  };

const adopt = (work: Work, context: HandlerContext, guest: HeldBuild): Promise<boolean> =>
  amend(work, context, guest.instanceUuid, (record) => {
    const where = standing(record, guest);
    if (where !== 'current' || !record) return { change: null, result: where === 'finished' };
    return { change: succeed(record.instance, work.platform.clock.now()), result: true };
  });
