import { newContext, retrying } from '@cellflow/rpc';
import { destroyGuest } from './guests.ts';
import type { Guest } from './guests.ts';
import { keepDoing } from './keep-doing.ts';
import type { Work } from './work.ts';

/** Guests in one message. */
const batch = 500;

/** Asks the conductor which of the guests that no build stands for may stay, and destroys the others. */
export async function syncGuests(work: Work, signal: AbortSignal): Promise<void> {
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.on_sync');
  const guests = [...work.hosts.values()].flatMap((host) =>
    [...host.guests]
      .filter(([uuid, attempt]) => !work.builds.get(uuid, attempt))
      .map(([uuid, attempt]) => ({ uuid, attempt, host: host.name })),
  );
  for (let from = 0; from < guests.length; from += batch)
    await retrying(() => askAbout(work, guests.slice(from, from + batch)), {
      ...{ platform: work.platform, signal, message: 'report of the guests that run' },
    });
}

/** Asks once. Rejects with RpcError, and then nothing is destroyed. */
export async function askAbout(work: Work, guests: readonly Guest[]): Promise<void> {
  const context = newContext(work.platform.ids);
  const { destroy } = await work.conductor.syncGuests(
    { guests: guests.map(({ uuid, attempt, host }) => ({ instanceUuid: uuid, attempt, host })) },
    { context, messageId: `${context.requestId}:sync` },
  );
  for (const { instanceUuid: uuid, attempt, host: name } of destroy) {
    const host = work.hosts.get(name);
    if (host) await destroyGuest(work, host, { uuid, attempt });
  }
}

/**
 * Does so from time to time: a delete that was told to nobody, because this compute was away from its broker, leaves a
 * guest behind. Returns how to stop that.
 *
 * Source: nova/compute/manager.py `_cleanup_running_deleted_instances`.
 */
export const keepSynced = (work: Work, signal: AbortSignal): (() => void) =>
  keepDoing(
    { clock: work.platform.clock, everyMs: work.config.syncEveryMs ?? 600_000 },
    () => syncGuests(work, signal),
    (error) => {
      if (!signal.aborted) work.platform.logger.warn({ err: error }, 'the guests could not be reported');
    },
  );
