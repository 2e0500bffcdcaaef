import { queues, users, vhosts } from '@cellflow/topology';

/** The user whose service takes from a queue: its word about who sent a message first is believed. */
export function ownerOf(vhost: string, queue: string): string {
  if (vhost === vhosts.api) return queue === queues.scheduler ? users.scheduler : users.superConductor;
  if (vhost === vhosts.placement) return users.placement;
  return queue.startsWith(queues.compute('')) ? users.compute(vhost) : users.cellConductor(vhost);
}
