import type { Clock } from '@cellflow/platform';
import { checkCommit } from '../check-commit.ts';
import { ledgerCapacity } from '../ledger-id.ts';
import { StoreError } from '../store.ts';
import type { Commit, CommitResult } from '../store.ts';
import { commitScript } from './commit.lua.ts';
import type { RedisConnection } from './connection.ts';
import { Deadlines } from './deadlines.ts';
import type { PendingCall } from './deadlines.ts';
import { encodeCommit } from './encode-commit.ts';
import type { EncodedCommit, ScriptArgument } from './encode-commit.ts';
import { refusal, storeError } from './redis-error.ts';
import { runScript, script } from './script.ts';
import type { StoreKeys } from './store-keys.ts';

const limits = { commits: 128, bytes: 256 * 1024, callsInFlight: 2, waiting: 20_000 };
const committing = script(commitScript, { readOnly: false });

interface Waiting extends PendingCall {
  readonly change: Commit;
  readonly encoded: EncodedCommit;
  sent: boolean;
  resolve(result: CommitResult): void;
  reject(error: StoreError): void;
}

/**
 * Commits on their way to Redis. Those asked within one event-loop turn travel in one script call; while
 * `callsInFlight` calls are under way, later ones gather for the next.
 */
export class CommitQueue {
  readonly #scope: string;
  readonly #keys: StoreKeys;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #connection: RedisConnection;
  readonly #deadlines: Deadlines;
  #waiting: Waiting[] = [];
  #inFlight = 0;
  #flushing = false;
  #onIdle: (() => void)[] = [];

  constructor(options: {
    scope: string;
    keys: StoreKeys;
    clock: Clock;
    timeoutMs: number;
    connection: RedisConnection;
  }) {
    this.#scope = options.scope;
    this.#keys = options.keys;
    this.#clock = options.clock;
    this.#timeoutMs = options.timeoutMs;
    this.#connection = options.connection;
    this.#deadlines = new Deadlines(options.clock, options.timeoutMs);
  }

  async commit(change: Commit): Promise<CommitResult> {
    checkCommit(change);
    const encoded = encodeCommit(change, this.#keys);
    const problem = this.#connection.problem();
    if (problem) throw problem;
    if (this.#waiting.length >= limits.waiting)
      throw new StoreError(
        'UNAVAILABLE',
        `store ${this.#scope}: ${limits.waiting} commits are waiting already`,
      );
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        change,
        encoded,
        sent: false,
        settled: false,
        resolve,
        reject,
        expire: () => this.#expire(waiting),
      };
      this.#waiting.push(waiting);
      this.#deadlines.add(waiting);
      if (this.#flushing) return;
      this.#flushing = true;
      this.#clock.defer(() => {
        this.#flushing = false;
        this.#flush();
      });
    });
  }

  /** Resolves once nothing is waiting or under way. */
  idle(): Promise<void> {
    if (this.#waiting.length === 0 && this.#inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  stop(): void {
    this.#deadlines.stop();
  }

  #flush(): void {
    while (this.#waiting.length > 0 && this.#inFlight < limits.callsInFlight) {
      const problem = this.#connection.problem();
      const batch = problem ? this.#waiting.splice(0) : this.#take();
      if (problem) for (const waiting of batch) this.#settle(waiting, problem);
      else if (batch.length > 0) this.#send(batch);
    }
    this.#deadlines.forgetSettled();
    if (this.#waiting.length === 0 && this.#inFlight === 0) for (const act of this.#onIdle.splice(0)) act();
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { encoded } of this.#waiting) {
      bytes += encoded.bytes;
      if (count > 0 && (count >= limits.commits || bytes > limits.bytes)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count).filter((waiting) => !waiting.settled);
  }

  #send(batch: Waiting[]): void {
    const values: ScriptArgument[] = [String(batch.length), String(ledgerCapacity)];
    for (const waiting of batch) {
      waiting.sent = true;
      for (const value of waiting.encoded.arguments) values.push(value);
    }
    this.#inFlight += 1;
    runScript(this.#connection.redis, committing, [this.#keys.revision, this.#keys.ledger], values)
      .then(
        (replies) => batch.forEach((waiting, i) => this.#answer(waiting, (replies as unknown[])[i])),
        // A connection that broke before the answer leaves the outcome open.
        (error: unknown) => {
          const failure = storeError(error, this.#scope, 'TIMEOUT');
          for (const waiting of batch) this.#settle(waiting, failure);
        },
      )
      .finally(() => {
        this.#inFlight -= 1;
        this.#flush();
      });
  }

  #answer(waiting: Waiting, reply: unknown): void {
    if (waiting.settled) return;
    if (typeof reply !== 'number') {
      const text = String(reply);
      return this.#settle(waiting, new StoreError(refusal(text), `store ${this.#scope}: ${text}`));
    }
    waiting.settled = true;
    const unmet = waiting.change.expect?.[-reply - 1];
    waiting.resolve(unmet ? { committed: false, conflict: unmet.key } : { committed: true, version: reply });
  }

  #settle(waiting: Waiting, error: StoreError): void {
    if (waiting.settled) return;
    waiting.settled = true;
    waiting.reject(error);
  }

  #expire(waiting: Waiting): void {
    const spent = `within ${this.#timeoutMs} ms`;
    const error = waiting.sent
      ? new StoreError('TIMEOUT', `store ${this.#scope}: no answer ${spent}`)
      : new StoreError('UNAVAILABLE', `store ${this.#scope}: not sent ${spent}`);
    this.#settle(waiting, error);
    if (waiting.sent) this.#connection.renew(error.message);
  }
}
