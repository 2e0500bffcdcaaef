import type { Platform } from '@cellflow/platform';
import type { DeadLetter, QueueDepth } from '../history.ts';
import type { BrokerAdmin } from './broker-trace.ts';
import { flat } from './memory-queues.ts';

/** Letters read from one queue at most. */
const maxLetters = 10_000;

interface Listed {
  readonly name: string;
  readonly messages_ready?: number;
  readonly messages_unacknowledged?: number;
}

interface Peeked {
  readonly properties?: { readonly message_id?: string; readonly headers?: Record<string, unknown> };
}

type Admin = Pick<BrokerAdmin, 'management'>;

/**
 * How much waits in the queues of real brokers. A broker counts every few seconds, and without statistics only where it
 * is asked for totals. Queues that the broker names are of its own guests, the witnesses among them, and left out.
 */
export async function readQueueDepths(
  { management }: Admin,
  vhosts: readonly string[],
): Promise<QueueDepth[]> {
  const depths = vhosts.map(async (vhost) => {
    const path = `/api/queues/${encodeURIComponent(vhost)}?disable_stats=true&enable_queue_totals=true`;
    const listed = ((await management.request('GET', path)) ?? []) as Listed[];
    return listed
      .filter(({ name }) => !name.startsWith('amq.'))
      .map(({ name: queue, messages_ready: ready = 0, messages_unacknowledged: unacked = 0 }) => {
        return { vhost, queue, ready, unacked };
      });
  });
  return (await Promise.all(depths)).flat();
}

const isBox = ({ queue }: QueueDepth) => queue.startsWith('dead-letter.');

/** Messages of services that wait or are being handled. */
export const waitingIn = (queues: readonly QueueDepth[]): number =>
  queues
    .filter((depth) => !isBox(depth) && depth.queue !== 'trace')
    .reduce((sum, { ready, unacked }) => sum + ready + unacked, 0);

/** A broker that is at rest says so within this time. */
const countedWithinMs = 12_000;
const askAgainMs = 500;

/**
 * What waits in the queues of real brokers that are at rest, and what lies in their dead letters, which stay there. What
 * waits is asked for again until the brokers have counted since.
 */
export async function readBrokerQueues(
  admin: Admin,
  vhosts: readonly string[],
  { clock }: Pick<Platform, 'clock'>,
): Promise<{ queues: QueueDepth[]; deadLetters: DeadLetter[] }> {
  const deadline = clock.monotonic() + countedWithinMs;
  let queues = await readQueueDepths(admin, vhosts);
  while (waitingIn(queues) > 0 && clock.monotonic() < deadline) {
    await clock.sleep(askAgainMs);
    queues = await readQueueDepths(admin, vhosts);
  }
  const boxes = queues.filter(isBox);
  return { queues, deadLetters: (await Promise.all(boxes.map((box) => readLetters(admin, box)))).flat() };
}

/** The queue is asked, whatever was counted. */
async function readLetters({ management }: Admin, { vhost, queue }: QueueDepth): Promise<DeadLetter[]> {
  const body = { count: maxLetters, ackmode: 'ack_requeue_true', encoding: 'base64', truncate: 1 };
  const path = `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(queue)}/get`;
  return ((await management.request('POST', path, body)) as Peeked[]).map(({ properties }) => ({
    ...{ vhost, queue, messageId: properties?.message_id ?? '' },
    headers: flat(properties?.headers ?? {}),
  }));
}
