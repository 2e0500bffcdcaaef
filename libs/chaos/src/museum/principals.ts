import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';

export const isConductor = (user: string) => /^cell\d+-conductor$/.test(user);

/** Every connection to a broker of these users. */
export const transportOf =
  (who: (user: string, vhost: string) => boolean, wrap: (transport: Transport) => Transport) =>
  (transport: Transport): Transport =>
    who(transport.user, transport.vhost) ? wrap(transport) : transport;

/** Every store of a cell that these users open. */
export const cellStoreOf =
  (who: (user: string) => boolean, wrap: (store: Store) => Store) =>
  (store: Store, user: string): Store =>
    who(user) && /^cell[1-9]/.test(store.scope) ? wrap(store) : store;
