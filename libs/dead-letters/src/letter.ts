import { createHash } from 'node:crypto';
import { headers as names } from '@cellflow/rpc';
import { deadLetterQueue, redeliverExchange, users, vhosts } from '@cellflow/topology';
import { ownerOf } from './owner.ts';
import { readMessage } from './read-message.ts';

/** A message as the broker hands it out. */
export interface RawLetter {
  readonly body: Uint8Array;
  readonly messageId: string;
  /** The user that the broker vouches for. */
  readonly userId: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One dead letter, explained. */
export interface Letter {
  /** Twelve hex digits; follows from where it lies and what it holds, so that it stays the same. */
  readonly id: string;
  readonly vhost: string;
  /** The queue it was given up from, and the one it lies in. */
  readonly queue: string;
  readonly deadLetterQueue: string;
  /** An error code of libs/rpc, or the broker's own reason ("delivery_limit"). */
  readonly reason: string;
  readonly reasonText: string;
  /** null where nobody wrote it down. */
  readonly buriedAtMs: number | null;
  readonly exchange: string;
  readonly routingKey: string;
  /** Who sent it first. */
  readonly user: string;
  readonly method: string;
  readonly messageId: string;
  readonly requestId: string;
  readonly instances: readonly string[];
  readonly failures: number;
  readonly bytes: number;
  /** Bytes that were cut off when it was buried: it cannot be put back. */
  readonly missingBytes: number;
}

/** The first death that the broker wrote down; null where a service buried it. */
interface Death {
  readonly exchange?: unknown;
  readonly 'routing-keys'?: readonly unknown[];
  readonly time?: { readonly value?: unknown };
}

/** What a dead letter says of itself. */
export function readLetter(raw: RawLetter, place: { vhost: string; queue: string }): Letter {
  const { vhost, queue } = place;
  const { headers, body } = raw;
  const text = (name: string) => (headers[name] === undefined ? '' : String(headers[name]));
  const number = (name: string) => Number(headers[name] ?? 0) || 0;
  const message = readMessage(body);
  const messageId = message.messageId || raw.messageId;
  const death = firstDeath(headers);
  const route = routeOf(text(names.originalRoutingKey), death, place);
  return {
    id: createHash('sha256')
      .update(`${vhost}\0${queue}\0${messageId}\0`)
      .update(body)
      .digest('hex')
      .slice(0, 12),
    vhost,
    queue,
    deadLetterQueue: deadLetterQueue(queue),
    reason: text(names.reason) || text('x-first-death-reason') || 'unknown',
    reasonText: text(names.reasonText) || (death ? 'the broker gave it up' : ''),
    buriedAtMs: number(names.buriedAtMs) || secondsToMs(death?.time?.value),
    ...route,
    user: senderOf(raw, place),
    method: message.method,
    messageId,
    requestId: message.requestId || text(names.requestId),
    instances: message.instances,
    failures: number(names.failures),
    bytes: body.length,
    missingBytes: Math.max(0, number(names.originalBytes) - body.length) * Number(message.method === ''),
  };
}

function routeOf(written: string, death: Death | null, { vhost, queue }: { vhost: string; queue: string }) {
  const routingKey = written || String(death?.['routing-keys']?.[0] ?? '');
  if (typeof death?.exchange === 'string') return { exchange: death.exchange, routingKey };
  if (routingKey === queue) return { exchange: redeliverExchange, routingKey };
  const own = vhost === vhosts.api || vhost === vhosts.placement ? vhost : 'cell';
  return { exchange: own, routingKey };
}

function firstDeath(headers: RawLetter['headers']): Death | null {
  const deaths = headers['x-death'];
  return Array.isArray(deaths) && deaths.length > 0 ? (deaths.at(-1) as Death) : null;
}

const secondsToMs = (value: unknown): number | null => (typeof value === 'number' ? value * 1_000 : null);

/** Anybody can write the header; it counts where the broker vouches for somebody who passes messages on. */
function senderOf(
  { userId, headers }: RawLetter,
  { vhost, queue }: { vhost: string; queue: string },
): string {
  const written = headers[names.originalUser];
  const passedOn = userId === ownerOf(vhost, queue) || userId === users.operator;
  return passedOn && typeof written === 'string' ? written : userId;
}

/** The broker gave it up after crashes: it has to run alone. */
const mayCrash = ({ reason }: Letter): boolean => reason === 'delivery_limit';

/**
 * The headers under which a letter goes back: its own and its sender, without the marks of its death. It counts as
 * handed out before, so that its handler looks at what is stored already.
 */
export const headersToTryAgain = (raw: RawLetter, letter: Letter): Record<string, string | number> => ({
  [names.requestId]: letter.requestId,
  [names.traceparent]: String(raw.headers[names.traceparent] ?? ''),
  [names.redelivered]: 1,
  [names.failures]: 0,
  [names.suspect]: mayCrash(letter) ? 1 : 0,
  [names.originalUser]: letter.user,
});
