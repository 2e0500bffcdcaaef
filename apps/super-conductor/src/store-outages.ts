import { RpcError } from '@cellflow/rpc';
import { StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';

export type OpenStore = Pick<Store, 'get' | 'commit'>;

/**
 * The same store, whose outages read as RpcError UNAVAILABLE, so that whoever waits for it asks again. A commit of
 * unknown outcome is safe to ask again: every commit here is conditional.
 */
export function withOutages(store: Store): OpenStore {
  return {
    get: (key) => store.get(key).catch(rethrow),
    commit: (change) => store.commit(change).catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  if (error instanceof StoreError && error.code !== 'REFUSED') {
    throw new RpcError('UNAVAILABLE', `the store does not answer: ${error.message}`, { cause: error });
  }
  throw error;
}
