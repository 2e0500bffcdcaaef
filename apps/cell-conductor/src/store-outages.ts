import { RpcError } from '@cellflow/rpc';
import { StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';

/**
 * The same store, whose outages read as RpcError UNAVAILABLE: whoever called this service asks again, and its own
 * retries wait and go on. A commit of unknown outcome is safe to ask again, every commit here is conditional.
 */
export function withOutages(store: Store): Pick<Store, 'get' | 'getMany' | 'commit' | 'range'> {
  return {
    get: (key) => store.get(key).catch(rethrow),
    getMany: (keys) => store.getMany(keys).catch(rethrow),
    commit: (change) => store.commit(change).catch(rethrow),
    range: (index, query) => store.range(index, query).catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  if (error instanceof StoreError && error.code !== 'REFUSED') {
    throw new RpcError('UNAVAILABLE', `the store does not answer: ${error.message}`, { cause: error });
  }
  throw error;
}
