import type { Cancel, Platform } from '@cellflow/platform';
import { Redis } from 'ioredis';
import { StoreError } from '../store.ts';
import { refusal, replyCode } from './redis-error.ts';

const loadingPollMs = 100;
const backoffMs = { first: 25, most: 1000 };

/** One connection that comes back by itself. It counts as usable only once the server has answered on it. */
export interface RedisConnection {
  readonly redis: Redis;
  /** Why it cannot be used just now, or null. */
  problem(): StoreError | null;
  /** Calls back when it becomes usable and when it is found to be refused. */
  onChange(act: () => void): Cancel;
  /** Gives the connection up and makes another: the server has gone silent on this one. */
  renew(reason: string): void;
  close(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly scope: string;
  readonly platform: Platform;
  /** How long the server may take to greet, in ms. */
  readonly timeoutMs: number;
  /** What else has to be done before a connection that was greeted is usable. */
  readonly onGreeting?: (redis: Redis) => Promise<unknown>;
}

/** Starts connecting; never rejects. Throws a TypeError for a URL that is none of Redis. */
export function openConnection(options: ConnectionOptions): RedisConnection {
  const { url, scope, platform, timeoutMs, onGreeting = async () => undefined } = options;
  const { clock, random, logger } = platform;
  checkUrl(url);
  let problem: StoreError | null = new StoreError('UNAVAILABLE', `store ${scope}: not connected yet`);
  let cancelGreeting: Cancel = () => undefined;
  let told = '';
  let renewing = false;
  const listeners = new Set<() => void>();
  const redis = new Redis(url, {
    protocol: 2,
    noDelay: true,
    lazyConnect: true,
    // The greeting below replaces INFO, which is forbidden to a user without @dangerous.
    enableReadyCheck: false,
    disableClientInfo: true,
    // Nothing waits for a connection, nothing is sent twice: a caller that was refused knows that nothing was done.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: timeoutMs,
    // A silent server never answers our end either.
    disconnectTimeout: 50,
    retryStrategy: (attempt) =>
      Math.min(backoffMs.first * 2 ** Math.min(attempt, 10), backoffMs.most) * (0.5 + random.next() / 2),
  });

  const change = (next: StoreError | null) => {
    if (next && next.message !== told) logger.warn({ scope, reason: next.message }, 'store is not usable');
    if (!next && told !== '') logger.info({ scope }, 'store is usable again');
    told = next?.message ?? '';
    problem = next;
    for (const act of [...listeners]) act();
  };
  const fail = (code: 'UNAVAILABLE' | 'REFUSED', reason: string) =>
    change(new StoreError(code, `store ${scope}: ${reason}`));

  const greet = () => {
    cancelGreeting();
    const cancelDeadline = clock.after(timeoutMs, () => renew(`no greeting within ${timeoutMs} ms`));
    cancelGreeting = cancelDeadline;
    const ping = redis.call('PING').catch((error: unknown) => {
      // A user may lack PING; that the server says so is greeting enough.
      if (replyCode(error) !== 'NOPERM') throw error;
    });
    ping
      .then(() => onGreeting(redis))
      .then(
        () => {
          cancelDeadline();
          change(null);
        },
        (error: unknown) => {
          cancelDeadline();
          const code = replyCode(error);
          if (code === '') return;
          fail(refusal((error as Error).message), (error as Error).message);
          cancelGreeting = clock.after(loadingPollMs, greet);
        },
      );
  };

  const renew = (reason: string) => {
    if (renewing || (redis.status !== 'ready' && redis.status !== 'connect')) return;
    renewing = true;
    fail('UNAVAILABLE', reason);
    redis.disconnect(true);
  };

  redis.on('ready', greet);
  redis.on('error', (error: Error) =>
    fail(replyCode(error) === '' ? 'UNAVAILABLE' : refusal(error.message), reasonOf(error)),
  );
  redis.on('close', () => {
    renewing = false;
    cancelGreeting();
    if (problem === null) fail('UNAVAILABLE', 'connection lost');
  });
  redis.connect().catch(() => undefined);

  return {
    redis,
    problem: () => problem,
    onChange(act) {
      listeners.add(act);
      return () => void listeners.delete(act);
    },
    renew,
    close() {
      cancelGreeting();
      problem = new StoreError('UNAVAILABLE', `store ${scope}: closed`);
      told = problem.message;
      redis.disconnect();
    },
  };
}

/** A refused connection to a name with several addresses comes without a message of its own. */
const reasonOf = (error: Error & { code?: string }): string => error.message || (error.code ?? error.name);

function checkUrl(url: string): void {
  const known = URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol);
  if (!known) throw new TypeError('store URL: expected redis:// or rediss://');
}
