import { SyncGuestsResponse } from '@cellflow/contracts-cell';
import type { HeldBuild, SyncGuestsRequest } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { succeed } from '../changes/progress.ts';
import { standing } from '../verdicts.ts';
import type { Standing } from '@cellflow/domain';
import { cellKeys } from '@cellflow/store';
import type { Work } from '../work.ts';

/**
 * A compute came back with these guests. Those of live servers stay; a guest of the current attempt whose compute
 * died before it could say so makes its server active; the others must go, but for those that a store which lost
 * something may have known.
 */
export const syncGuests =
  (work: Work) =>
  async (request: SyncGuestsRequest, context: HandlerContext): Promise<SyncGuestsResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_sync');
    const { guests } = request;
    const found = await Promise.all(guests.map((guest) => adopt(work, context, guest)));
    const unknown = guests.filter((_, index) => found[index] === 'unknown');
    const spared = unknown.length > 0 && (await spare(work, context, unknown));
    const goes = (where: Standing) => where !== 'finished' && !(spared && where === 'unknown');
    return SyncGuestsResponse.create({
      destroy: guests.filter((_, index) => goes(found[index] ?? 'unknown')),
    });
  };

/** Where the guest stands, now that its server is active if it was not; a deleted server is known. */
const adopt = (work: Work, context: HandlerContext, guest: HeldBuild): Promise<Standing> =>
  amend(work, context, guest.instanceUuid, (record) => {
    const where = standing(record, guest);
    if (record && where === 'unknown') return { change: null, result: 'stale' };
    if (where !== 'current' || !record) return { change: null, result: where };
    return { change: succeed(record.instance, work.platform.clock.now()), result: 'finished' };
  });

/** Guests that a store which lost something does not know may be somebody's servers: they stay, and are told of. */
async function spare(work: Work, context: HandlerContext, guests: readonly HeldBuild[]): Promise<boolean> {
  if ((await work.store.get(cellKeys.storeRecovery)) === null) return false;
  const { cell } = work.config;
  const { requestId, messageId } = context;
  const about = { atMs: work.platform.clock.now(), actor: 'cell-conductor', requestId, messageId, cell };
  const told = guests.map(({ instanceUuid, attempt, host }) => ({
    ...about,
    ...{ type: 'guest.unknown', instanceUuid, attempt, host },
    reason: 'it runs, and the store lost what it knew of it',
  }));
  work.platform.logger.error(
    { guests: guests.length },
    'guests run whose servers the store does not know any more',
  );
  await work.store.commit({ ledger: told });
  return true;
}
