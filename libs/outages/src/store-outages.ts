import { RpcError } from '@cellflow/rpc';
import { StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';

/**
 * A store that did not answer, as the caller of a service sees it: UNAVAILABLE, so that it asks again under the same
 * id. A commit of unknown outcome is safe to ask again, every commit is conditional. What the store refuses is
 * INTERNAL; anything that is not the store's passes unchanged.
 */
export function asRpcError(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  const code = error.code === 'REFUSED' ? 'INTERNAL' : 'UNAVAILABLE';
  return new RpcError(code, `store: ${error.message}`, { cause: error });
}

/** The reads and the write that services need, of a store whose outages read as RpcError. */
export type OpenStore = Pick<Store, 'get' | 'getMany' | 'commit' | 'range'>;

/** The same store, whose outages read as RpcError. */
export function withOutages(store: Store): OpenStore {
  return {
    get: (key) => store.get(key).catch(rethrow),
    getMany: (keys) => store.getMany(keys).catch(rethrow),
    commit: (change) => store.commit(change).catch(rethrow),
    range: (index, query) => store.range(index, query).catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  throw asRpcError(error);
}
