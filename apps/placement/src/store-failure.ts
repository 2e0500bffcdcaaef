import { RpcError } from '@cellflow/rpc';
import { StoreError } from '@cellflow/store';

/**
 * A store that did not answer leaves the outcome open: the caller asks again under the same id. Anything that is not
 * the store's passes unchanged.
 */
export function asRpcError(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  const code = error.code === 'REFUSED' ? 'INTERNAL' : 'UNAVAILABLE';
  return new RpcError(code, `placement store: ${error.message}`, { cause: error });
}
