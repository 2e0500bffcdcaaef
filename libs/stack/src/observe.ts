import { Frame } from '@cellflow/contracts-common';
import type { Envelope, Init, LedgerEvent } from '@cellflow/contracts-common';
import type { OutgoingFrame, Transport } from '@cellflow/rpc';
import type { Commit, Store } from '@cellflow/store';
import { replaceMethod } from './replace-method.ts';

/** What happened in a cloud that runs in one process, told in the order it happened. */
export type Observation =
  /** A principal handed a request to its broker. */
  | {
      readonly kind: 'message';
      readonly vhost: string;
      readonly user: string;
      readonly routingKey: string;
      readonly message: Envelope;
    }
  /** A store took a change and wrote this down with it. */
  | { readonly kind: 'event'; readonly scope: string; readonly event: Init<LedgerEvent> };

export type Observe = (observation: Observation) => void;

/** Tells of every request that leaves through a transport. */
export const observeTransport = (transport: Transport, observe: Observe): Transport =>
  replaceMethod(transport, 'publish', (frame: OutgoingFrame) => {
    const { vhost, user } = transport;
    for (const message of Frame.decode(frame.body).messages) {
      observe({ kind: 'message', vhost, user, routingKey: frame.route.routingKey, message });
    }
    return transport.publish(frame);
  });

/** Tells of every ledger event that a store took. */
export const observeStore = <T extends Store>(store: T, observe: Observe): T =>
  replaceMethod(store, 'commit', (async (change: Commit) => {
    const result = await store.commit(change);
    if (result.committed) {
      for (const event of change.ledger ?? []) observe({ kind: 'event', scope: store.scope, event });
    }
    return result;
  }) as T['commit']);
