import { Frame } from '@cellflow/contracts-common';
import type { Envelope, Init, LedgerEvent } from '@cellflow/contracts-common';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';

/** What happened in a cloud that runs in one process, told in the order it happened. */
export type Observation =
  /** A principal handed a request to its broker. */
  | { readonly kind: 'message'; readonly vhost: string; readonly user: string; readonly message: Envelope }
  /** A store took a change and wrote this down with it. */
  | { readonly kind: 'event'; readonly scope: string; readonly event: Init<LedgerEvent> };

export type Observe = (observation: Observation) => void;

/** Tells of every request that leaves through a transport. */
export function observeTransport(transport: Transport, observe: Observe): Transport {
  return {
    vhost: transport.vhost,
    user: transport.user,
    publish(frame) {
      for (const message of Frame.decode(frame.body).messages) {
        observe({ kind: 'message', vhost: transport.vhost, user: transport.user, message });
      }
      return transport.publish(frame);
    },
    reply: (replyTo, body) => transport.reply(replyTo, body),
    onReply: (take) => transport.onReply(take),
    onReturn: (take) => transport.onReturn(take),
    onDisconnect: (take) => transport.onDisconnect(take),
    subscribe: (queue, options, take) => transport.subscribe(queue, options, take),
    readiness: () => transport.readiness(),
    close: () => transport.close(),
  };
}

/** Tells of every ledger event that a store took. */
export function observeStore(store: Store, observe: Observe): Store {
  return {
    scope: store.scope,
    get: (key) => store.get(key),
    getMany: (keys) => store.getMany(keys),
    async commit(change) {
      const result = await store.commit(change);
      if (result.committed) {
        for (const event of change.ledger ?? []) observe({ kind: 'event', scope: store.scope, event });
      }
      return result;
    },
    range: (index, query) => store.range(index, query),
    count: (index) => store.count(index),
    readLedger: (query) => store.readLedger(query),
    followLedger: (after, signal) => store.followLedger(after, signal),
    ledgerHead: () => store.ledgerHead(),
    readiness: () => store.readiness(),
    close: () => store.close(),
  };
}
