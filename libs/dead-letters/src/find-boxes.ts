import { queueOfDeadLetters } from '@cellflow/topology';

/** Dead letters of one vhost. */
export interface Box {
  readonly vhost: string;
  /** The queues that have dead letters, named without "dead-letter.". */
  readonly queues: readonly string[];
}

interface FoundQueue {
  readonly name: string;
  readonly vhost: string;
}

/**
 * Where dead letters may lie: every vhost that the asker may open, by name. `ask` is RabbitMQ's management API; the
 * tag "management" is enough for it. Rejects where it does not answer.
 */
export async function findBoxes(ask: (method: string, path: string) => Promise<unknown>): Promise<Box[]> {
  const found = ((await ask('GET', '/api/queues?disable_stats=true')) ?? []) as readonly FoundQueue[];
  const byVhost = new Map<string, string[]>();
  for (const { name, vhost } of found) {
    const queue = queueOfDeadLetters(name);
    if (queue !== null) byVhost.set(vhost, [...(byVhost.get(vhost) ?? []), queue]);
  }
  return [...byVhost]
    .map(([vhost, queues]) => ({ vhost, queues: queues.sort() }))
    .sort((one, other) => one.vhost.localeCompare(other.vhost));
}
