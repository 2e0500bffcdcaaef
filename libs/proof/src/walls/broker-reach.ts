import { mayMeet, permits } from './patterns.ts';
import type { BrokerWalls } from './read-broker.ts';

/** An exchange that a user may publish to. */
export interface Outlet {
  readonly exchange: string;
  /** Regular expression of the routing keys; null: any. */
  readonly keys: string | null;
  /** Queues that a message may end in, as far as bindings tell. */
  readonly leadsTo: readonly string[];
}

/** What one user may do in one vhost. */
export interface VhostReach {
  readonly vhost: string;
  readonly publishes: readonly Outlet[];
  /** Queues that it may take from. */
  readonly takes: readonly string[];
  /** Regular expression of what it may declare and delete; "" and "^$" are nothing. */
  readonly declares: string;
}

/** How permissions name the exchange without a name. */
const nameOf = (exchange: string) => (exchange === '' ? 'amq.default' : exchange);

/** Everything that a user can reach on the broker: a vhost that is not here cannot be opened by it. */
export function brokerReach(walls: BrokerWalls, user: string): VhostReach[] {
  return walls.permissions
    .filter((permission) => permission.user === user)
    .map(({ vhost, configure, write, read }) => ({
      vhost,
      publishes: walls.exchanges
        .filter((exchange) => exchange.vhost === vhost && permits(write, nameOf(exchange.name)))
        .map(({ name, type }) => outlet(walls, { user, vhost, name, type }))
        .filter(({ keys }) => keys !== '^$'),
      takes: walls.queues
        .filter((queue) => queue.vhost === vhost && permits(read, queue.name))
        .map((queue) => queue.name),
      declares: configure,
    }));
}

function outlet(
  walls: BrokerWalls,
  { user, vhost, name, type }: { user: string; vhost: string; name: string; type: string },
): Outlet {
  // Topic permissions hold for topic exchanges alone, and without an entry every key is allowed.
  const entry = walls.topicPermissions.find(
    (each) => each.user === user && each.vhost === vhost && each.exchange === name,
  );
  const keys = type === 'topic' && entry ? entry.write || '^$' : null;
  return { exchange: name, keys, leadsTo: [...leadsTo(walls, vhost, name, keys, new Set())].sort() };
}

function leadsTo(
  walls: BrokerWalls,
  vhost: string,
  exchange: string,
  keys: string | null,
  seen: Set<string>,
): Set<string> {
  const found = new Set<string>();
  if (seen.has(exchange)) return found;
  seen.add(exchange);
  for (const binding of walls.bindings) {
    if (binding.vhost !== vhost || binding.source !== exchange) continue;
    if (keys !== null && !mayMeet(keys, binding.routing_key)) continue;
    if (binding.destination_type === 'queue') found.add(binding.destination);
    else for (const queue of leadsTo(walls, vhost, binding.destination, keys, seen)) found.add(queue);
  }
  return found;
}
