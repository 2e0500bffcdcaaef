import { LedgerEvent } from '@cellflow/contracts-common';
import type { Cancel, Clock } from '@cellflow/platform';
import type { Redis } from 'ioredis';
import { formatLedgerId, parseLedgerId } from '../ledger-id.ts';
import { ledgerBatch } from '../store.ts';
import type { LedgerEntry } from '../store.ts';
import type { RedisConnection } from './connection.ts';
import { storeError } from './redis-error.ts';

/** How long one wait for entries lasts, in ms. */
const waitMs = 5000;

type StreamEntry = [id: Buffer, fields: Buffer[]];

/** Entries of the stream `key` behind `after`, oldest first. */
export async function readLedger(
  redis: Redis,
  key: string,
  { after, limit }: { after: string; limit: number },
): Promise<LedgerEntry[]> {
  const from = after === '' ? '-' : `(${checkedId(after)}`;
  if (limit < 1) return [];
  return decode(
    (await redis.callBuffer('XRANGE', [key, from, '+', 'COUNT', String(limit)])) as StreamEntry[],
  );
}

/** Id of the newest entry of the stream `key`, "" when there is none. */
export async function ledgerHead(redis: Redis, key: string): Promise<string> {
  const newest = (await redis.callBuffer('XREVRANGE', [key, '+', '-', 'COUNT', '1'])) as StreamEntry[];
  return newest[0]?.[0].toString() ?? '';
}

/**
 * Entries as they are appended. Survives lost connections: it goes on behind the last entry it gave. Ends when the
 * signal aborts; throws StoreError `REFUSED` where the server's permissions forbid it. Closes the connection.
 */
export async function* followLedger(options: {
  open: () => RedisConnection;
  clock: Clock;
  scope: string;
  key: string;
  after: string;
  signal: AbortSignal;
  timeoutMs: number;
}): AsyncGenerator<LedgerEntry[]> {
  const { signal } = options;
  const connection = options.open();
  const stop = () => connection.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (let last = options.after === '' ? '0-0' : checkedId(options.after); !signal.aborted;) {
      const entries = await next({ ...options, connection, last });
      if (entries.length === 0) continue;
      last = (entries.at(-1) as LedgerEntry).id;
      yield entries;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** One wait for entries behind `last`; empty where none came, or the connection has to be made anew. */
async function next(options: {
  connection: RedisConnection;
  clock: Clock;
  scope: string;
  key: string;
  last: string;
  signal: AbortSignal;
  timeoutMs: number;
}): Promise<LedgerEntry[]> {
  const { connection, clock, scope, key, last, signal, timeoutMs } = options;
  const problem = connection.problem();
  if (problem?.code === 'REFUSED') throw problem;
  if (problem) {
    await changed(connection, signal);
    return [];
  }
  const overdue = clock.after(waitMs + timeoutMs, () => connection.renew('no answer to a waiting read'));
  try {
    const command = ['COUNT', String(ledgerBatch), 'BLOCK', String(waitMs), 'STREAMS', key, last];
    const reply = (await connection.redis.callBuffer('XREAD', command)) as [Buffer, StreamEntry[]][] | null;
    return decode(reply?.[0]?.[1] ?? []);
  } catch (error) {
    if (signal.aborted) return [];
    const failure = storeError(error, scope, 'UNAVAILABLE');
    if (failure.code === 'REFUSED') throw failure;
    if (connection.problem() === null) await clock.sleep(100, signal).catch(() => undefined);
    return [];
  } finally {
    overdue();
  }
}

/** Resolves when the connection's usability changes, or the signal aborts. */
function changed(connection: RedisConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let forget: Cancel = () => undefined;
    const done = () => {
      forget();
      signal.removeEventListener('abort', done);
      resolve();
    };
    forget = connection.onChange(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}

const checkedId = (id: string): string => formatLedgerId(parseLedgerId(id));

const decode = (entries: readonly StreamEntry[]): LedgerEntry[] =>
  entries.map(([id, fields]) => ({ id: id.toString(), event: LedgerEvent.decode(fields[1] as Buffer) }));
