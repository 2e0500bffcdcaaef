import { deadLetterExchange, redeliverExchange } from './routes.ts';
import { exactly, nothing } from './patterns.ts';
import type { Permission, TopicPermission } from './topology.ts';

/** What one principal may do in one vhost; whatever is not named here is refused. */
export interface Grant {
  readonly user: string;
  /** An exchange and the routing keys it may publish there (anchored regular expression). */
  readonly publishes?: { readonly exchange: string; readonly keys: string };
  /** Queues it takes from. It may also put their messages back, or among their dead letters. */
  readonly consumes?: readonly string[];
  /** Queues it takes from without any way to put a message back. */
  readonly watches?: readonly string[];
  /**
   * Answers calls. The right behind it, to write to the default exchange, reaches every queue of the vhost by name:
   * only for those who own the vhost.
   */
  readonly replies?: boolean;
}

/** Callers need no right to read: the broker asks for none on the pseudo-queue of direct reply-to. */
export function permissionOf({ user, publishes, consumes = [], watches = [], replies }: Grant): Permission {
  const exchanges = [
    ...(publishes ? [publishes.exchange] : []),
    ...(consumes.length > 0 ? [redeliverExchange, deadLetterExchange] : []),
    ...(replies ? ['amq.default'] : []),
  ];
  return { user, configure: nothing, write: exactly(exchanges), read: exactly([...consumes, ...watches]) };
}

/** One entry per topic exchange, because an absent entry would allow every key. */
export function topicPermissionsOf(grant: Grant, exchanges: readonly string[]): TopicPermission[] {
  const { user, publishes, consumes = [] } = grant;
  const ownQueues = exactly(consumes);
  const keysOf = (exchange: string) => {
    if (exchange === publishes?.exchange) return publishes.keys;
    return exchange === redeliverExchange || exchange === deadLetterExchange ? ownQueues : nothing;
  };
  return exchanges.map((exchange) => ({ user, exchange, write: keysOf(exchange), read: nothing }));
}
