import type { Platform } from '@cellflow/platform';
import type { Redis } from 'ioredis';
import { Tracker } from '../continuity/tracker.ts';
import { StoreError } from '../store.ts';
import type { Store } from '../store.ts';
import { CommitQueue } from './commit-queue.ts';
import { compareEpochs, resumeEpochs } from './compare-epochs.ts';
import { openConnection } from './connection.ts';
import type { ConnectionOptions, RedisConnection } from './connection.ts';
import { Deadlines } from './deadlines.ts';
import type { PendingCall } from './deadlines.ts';
import { oncePerTurn } from './once-per-turn.ts';
import { followLedger, ledgerHead, readLedger } from './read-ledger.ts';
import { ReadQueue } from './read-queue.ts';
import { readRange } from './read-range.ts';
import { storeError } from './redis-error.ts';
import { createServerTime } from './server-time.ts';
import { storeKeys } from './store-keys.ts';

export interface RedisStoreOptions {
  /** redis:// or rediss://, with user and password in it. */
  readonly url: string;
  readonly scope: string;
  readonly platform: Platform;
  /** How long any call may take, in ms. Default 2000. */
  readonly timeoutMs?: number;
  /**
   * Notes in the store when its server was started anew, so that those who saw what it may have lost find out. For
   * the services that own the scope. Default: false.
   */
  readonly keeper?: boolean;
}

/**
 * A scope's store in Redis 7.0 or newer. Resolves once Redis answers, or after `timeoutMs` without it: the store
 * then says through `readiness` what is wrong and works as soon as Redis does, so that a cell that is down keeps
 * nobody from starting. Throws a TypeError for a bad URL, StoreError `REFUSED` for a user Redis does not let in.
 */
export async function connectRedisStore(options: RedisStoreOptions): Promise<Store> {
  const { scope, platform, timeoutMs = 2000 } = options;
  const { clock } = platform;
  const open = (onGreeting?: ConnectionOptions['onGreeting']) =>
    openConnection({ url: options.url, scope, platform, timeoutMs, onGreeting });
  const keys = storeKeys(scope);
  const tracker = new Tracker(scope);
  const time = createServerTime(clock);
  const compare = async (redis: Redis) =>
    (await Promise.all([compareEpochs(redis, keys, tracker), time.ask(redis)]))[0];
  const resume = (redis: Redis) =>
    Promise.all([resumeEpochs(redis, { keys, tracker, ids: platform.ids }), time.ask(redis)]);
  const connection = open(options.keeper ? resume : compare);
  tracker.onBackwards(({ reason }) => platform.logger.error({ scope, reason }, 'the store lost what it had'));
  const commits = new CommitQueue({
    ...{ scope, keys, clock, timeoutMs, connection, tracker, ids: platform.ids },
    compare: () => compare(connection.redis),
  });
  const reads = new ReadQueue(connection, clock);
  const head = oncePerTurn(clock, () => ledgerHead(connection.redis, keys.ledger));
  const deadlines = new Deadlines(clock, timeoutMs);
  const closing = new AbortController();

  /** A read: nothing is known to be wrong before it, and it ends within the deadline. */
  const read = async <T>(ask: () => Promise<T>): Promise<T> => {
    const problem = connection.problem();
    if (problem) throw problem;
    return new Promise<T>((resolve, reject) => {
      const call: PendingCall = {
        settled: false,
        expire() {
          call.settled = true;
          const error = new StoreError('TIMEOUT', `store ${scope}: no answer within ${timeoutMs} ms`);
          reject(error);
          connection.renew(error.message);
        },
      };
      deadlines.add(call);
      ask()
        .then(resolve, (error: unknown) =>
          reject(error instanceof TypeError ? error : storeError(error, scope, 'UNAVAILABLE')),
        )
        .finally(() => {
          call.settled = true;
          deadlines.forgetSettled();
        });
    });
  };

  await firstAnswer(connection, platform, timeoutMs);
  return {
    scope,
    get: async (key) => (await read(() => reads.read([keys.record(key)])))[0] ?? null,
    getMany: (wanted) => read(() => reads.read(wanted.map(keys.record))),
    commit: (change) => commits.commit(change),
    range: (index, query) => read(() => readRange(connection.redis, keys.index(index), query)),
    count: (index) => read(() => connection.redis.zcard(keys.index(index))),
    readLedger: (query) => read(() => readLedger(connection.redis, keys.ledger, query)),
    ledgerHead: () => read(head),
    followLedger: (after, signal) =>
      followLedger({
        open: () => open(),
        clock,
        scope,
        key: keys.ledger,
        after,
        signal: AbortSignal.any([signal, closing.signal]),
        timeoutMs,
      }),
    continuity: () => tracker.continuity,
    async compareContinuity() {
      await read(() => compare(connection.redis));
      return tracker.continuity;
    },
    onBackwards: (act) => tracker.onBackwards(act),
    now: () => time.now(),
    readiness: () => (connection.problem() ?? tracker.problem)?.message ?? null,
    async close() {
      closing.abort();
      await commits.idle();
      commits.stop();
      deadlines.stop();
      connection.close();
    },
  };
}

/** Waits until the server has answered. Throws where it refuses this user; gives up waiting after `timeoutMs`. */
function firstAnswer(connection: RedisConnection, { clock }: Platform, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      cancelTimer();
      forget();
      settle();
    };
    const cancelTimer = clock.after(timeoutMs, () => finish(resolve));
    const forget = connection.onChange(() => {
      const problem = connection.problem();
      if (problem === null) return finish(resolve);
      if (problem.code !== 'REFUSED') return;
      connection.close();
      finish(() => reject(problem));
    });
  });
}
