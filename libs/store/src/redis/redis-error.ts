import { StoreError } from '../store.ts';
import type { StoreErrorCode } from '../store.ts';

/** Error replies of a Redis that did nothing and may do it later. Every other error reply is a refusal. */
const passing = new Set([
  'BUSY',
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'MISCONF',
  'NOREPLICAS',
  'OOM',
  'TRYAGAIN',
  'UNKILLABLE',
]);

/** First word of an error reply ("NOPERM", "OOM"...), or '' for an error that is no reply of the server. */
export const replyCode = (error: unknown): string =>
  error instanceof Error && error.name === 'ReplyError' ? (/^[A-Z]+/.exec(error.message)?.[0] ?? 'ERR') : '';

export const refusal = (reply: string): 'UNAVAILABLE' | 'REFUSED' =>
  passing.has(/^[A-Z]+/.exec(reply)?.[0] ?? '') ? 'UNAVAILABLE' : 'REFUSED';

/**
 * Says in the store's words what went wrong. `lost`: what a connection that broke before the answer means. The
 * client's error is not kept as the cause: it holds the command with all its values.
 */
export function storeError(error: unknown, scope: string, lost: StoreErrorCode): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = replyCode(error) === '' ? lost : refusal(reason);
  return new StoreError(code, `store ${scope}: ${reason}`);
}
