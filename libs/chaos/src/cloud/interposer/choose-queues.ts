import { deadLetterQueue, queueOfDeadLetters, traceQueue } from '@cellflow/topology';
import { ChaosError } from '../../chaos-error.ts';
import { noSuch } from '../../no-such.ts';
import type { BrokerAdmin } from '../broker-admin.ts';
import { matcher } from '../matcher.ts';
import { standInPrefix } from './names.ts';

export interface QueuePlace {
  readonly vhost: string;
  readonly queue: string;
}

/**
 * The queues of services that a scenario names: "cell1/conductor", "cell1/compute.*", "*", or several with commas.
 * Throws ChaosError for a name that is no queue's.
 */
export async function chooseQueues({ management }: BrokerAdmin, names: string): Promise<QueuePlace[]> {
  const found = (await management.request('GET', '/api/queues?disable_stats=true')) as readonly {
    readonly name: string;
    readonly vhost: string;
  }[];
  const queues = found
    .filter(({ name }) => name !== traceQueue && queueOfDeadLetters(name) === null)
    .filter(({ name }) => !name.startsWith(standInPrefix) && !name.startsWith('amq.'))
    .filter(({ name, vhost }) =>
      found.some((other) => other.vhost === vhost && other.name === deadLetterQueue(name)),
    )
    .map(({ name, vhost }): QueuePlace => ({ vhost, queue: name }));
  return pickQueues(queues, names);
}

/** "cell1/conductor" */
export const queueName = ({ vhost, queue }: QueuePlace): string => `${vhost}/${queue}`;

/** Those of these queues that are named. Throws ChaosError for a name that is no queue's. */
export function pickQueues(queues: readonly QueuePlace[], names: string): QueuePlace[] {
  const chosen = names.split(',').flatMap((name) => {
    const matches = matcher(name.trim());
    const those = queues.filter((place) => matches(queueName(place)));
    if (those.length > 0) return those;
    throw new ChaosError(noSuch('queue', name.trim(), queues.map(queueName)));
  });
  return [...new Set(chosen)];
}
