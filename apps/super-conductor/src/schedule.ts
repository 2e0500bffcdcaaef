import type { Selection } from '@cellflow/contracts-common';
import type { BuildRequest, FilterCount } from '@cellflow/contracts-global';
import { noValidHostMessage } from '@cellflow/domain';
import { isRetryable } from '@cellflow/rpc';
import { patiently } from './patiently.ts';
import type { Run, Work } from './work.ts';

/** Why no server of a request has a host. */
export interface NoHost {
  readonly message: string;
  readonly details: string;
}

/** One list per server: the claimed host, then its alternates. Empty for a server that was deleted meanwhile. */
export interface Scheduled {
  readonly lists: readonly Selection[][];
  readonly filters: readonly FilterCount[];
}

/** `superseded`: an earlier run of the request has taken servers further, or given them up. */
export type Schedule = Scheduled | { readonly noHost: NoHost; readonly superseded: boolean };

/**
 * Hop 2: one call for all servers of the message (R9), asked under one id until the scheduler answers. A scheduler
 * that fails for good counts as one that found nothing (R10).
 */
export async function schedule(work: Work, run: Run, servers: readonly BuildRequest[]): Promise<Schedule> {
  const instanceUuids = servers.map((server) => server.instanceUuid);
  const ask = () =>
    work.scheduler.selectDestinations(
      {
        requestId: run.requestId,
        requestSpec: run.spec,
        instanceUuids,
        numAlternates: run.maxAttempts - 1,
      },
      { context: run, messageId: `${run.requestId}:${instanceUuids[0] ?? ''}:1:select` },
    );
  try {
    const { failpoints } = work.platform;
    const instance = instanceUuids[0] ?? '';
    if (failpoints.armed) await failpoints.hit('super.before_select', { instance });
    const reply = await patiently(work, run, 'scheduling', ask);
    if (failpoints.armed) await failpoints.hit('super.after_select', { instance });
    if (!reply.noValidHost) {
      const lists = servers.map((_, i) => reply.selections[i]?.selections ?? []);
      return { lists, filters: reply.filters };
    }
    const { reason, filters, superseded } = reply.noValidHost;
    const details = filters.map(({ name, before, after }) => `${name}: ${after} of ${before}`).join('\n');
    return { noHost: { message: noValidHostMessage(reason, filters), details }, superseded };
  } catch (error) {
    if (isRetryable(error) || run.signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    work.platform.logger.error({ err: error, requestId: run.requestId }, 'the scheduler failed for good');
    return { noHost: { message: noValidHostMessage(reason, []), details: reason }, superseded: false };
  }
}
