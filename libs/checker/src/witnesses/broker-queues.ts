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

/**
 * What waits in the queues of real brokers, and what lies in their dead letters, which stay there. The management
 * interface is some seconds behind: it is asked once the cloud has been at rest for as long.
 */
export async function readBrokerQueues(
  { management }: Pick<BrokerAdmin, 'management'>,
  vhosts: readonly string[],
): Promise<{ queues: QueueDepth[]; deadLetters: DeadLetter[] }> {
  const queues: QueueDepth[] = [];
  const deadLetters: DeadLetter[] = [];
  for (const vhost of vhosts) {
    const path = encodeURIComponent(vhost);
    const listed = ((await management.request('GET', `/api/queues/${path}`)) ?? []) as Listed[];
    for (const { name: queue, messages_ready: ready = 0, messages_unacknowledged: unacked = 0 } of listed) {
      // Queues that the broker names are of its own guests: this witness among them.
      if (queue.startsWith('amq.')) continue;
      queues.push({ vhost, queue, ready, unacked });
      if (!queue.startsWith('dead-letter.') || ready === 0) continue;
      const body = { count: maxLetters, ackmode: 'ack_requeue_true', encoding: 'base64', truncate: 1 };
      const target = `/api/queues/${path}/${encodeURIComponent(queue)}/get`;
      for (const { properties } of (await management.request('POST', target, body)) as Peeked[])
        deadLetters.push({
          ...{ vhost, queue, messageId: properties?.message_id ?? '' },
          headers: flat(properties?.headers ?? {}),
        });
    }
  }
  return { queues, deadLetters };
}
