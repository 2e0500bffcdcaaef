import { redactUrl } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import type { Route } from '@cellflow/topology';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why a connection was not opened: PERMISSION_DENIED where the broker refused it, UNAVAILABLE where it was not reached. */
export function connectFailure(error: unknown, target: string): RpcError {
  const text = redactUrl(textOf(error));
  const refused = /ACCESS[-_]REFUSED|NOT[-_]ALLOWED/i.test(text);
  return new RpcError(refused ? 'PERMISSION_DENIED' : 'UNAVAILABLE', `${target}: ${text}`, { cause: error });
}

/** Why the broker closed a channel, as the error of the operation that it closed it for. */
export function channelFailure(error: unknown): RpcError {
  const text = redactUrl(textOf(error));
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 403 || code === 406) return new RpcError('PERMISSION_DENIED', text, { cause: error });
  if (code === 404) return new RpcError('UNROUTABLE', text, { cause: error });
  return new RpcError('UNAVAILABLE', text, { cause: error });
}

/**
 * Whether a closed channel was closed for this route: the broker names the exchange and, for topic permissions, the
 * routing key, and nothing else tells the culprit from its neighbours.
 */
export function isCulprit(failure: RpcError, { exchange, routingKey }: Route): boolean {
  if (failure.code === 'UNAVAILABLE') return false;
  const { message } = failure;
  const topic = /topic '([^']*)'/.exec(message)?.[1];
  if (topic !== undefined && topic !== routingKey) return false;
  return message.includes(`'${exchange}'`);
}
