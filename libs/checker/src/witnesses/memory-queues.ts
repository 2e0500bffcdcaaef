import type { MemoryBroker } from '@cellflow/rpc';
import type { DeadLetter, QueueDepth } from '../history.ts';

/** A vhost and its queues: of the topology. */
export interface WatchedVhost {
  readonly name: string;
  readonly queues: readonly { readonly name: string }[];
}

/** What waits in the queues of a memory broker, and what lies in its dead letters. */
export function readMemoryQueues(
  broker: MemoryBroker,
  vhosts: readonly WatchedVhost[],
): { queues: QueueDepth[]; deadLetters: DeadLetter[] } {
  const all = vhosts.flatMap(({ name: vhost, queues }) =>
    queues.map((queue) => ({ vhost, queue: queue.name })),
  );
  return {
    queues: all.map(({ vhost, queue }) => ({ vhost, queue, ...broker.depth(vhost, queue) })),
    deadLetters: all
      .filter(({ queue }) => queue.startsWith('dead-letter.'))
      .flatMap(({ vhost, queue }) =>
        broker.peek(vhost, queue).map(({ messageId, headers }) => ({
          ...{ vhost, queue, messageId },
          headers: flat(headers),
        })),
      ),
  };
}

/** Headers as text; lists and tables as JSON. */
export const flat = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );
