import type { Status } from '@cellflow/contracts-common';
import { redactUrl } from '@cellflow/platform';
import { errorCodes, isStoreOutage, RpcError } from './errors.ts';
import type { ErrorCode } from './errors.ts';

const nameOf = new Map<number, ErrorCode>(
  Object.entries(errorCodes).map(([name, code]) => [code, name as ErrorCode]),
);

/** Any failure as an RpcError: what a handler or the broker threw becomes INTERNAL, without secrets. */
export function toRpcError(error: unknown, what: string): RpcError {
  if (error instanceof RpcError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new RpcError(isStoreOutage(error) ? 'UNAVAILABLE' : 'INTERNAL', `${what}: ${redactUrl(text)}`, {
    cause: error,
  });
}

/** An error as it travels. */
export const toStatus = (error: RpcError): Status => ({
  code: errorCodes[error.code],
  message: error.message,
  detail: error.detail,
});

/** An error as it arrived. A code from a newer peer reads as INTERNAL: never retried blindly. */
export const fromStatus = (status: Status): RpcError =>
  new RpcError(nameOf.get(status.code) ?? 'INTERNAL', status.message, { detail: { ...status.detail } });
