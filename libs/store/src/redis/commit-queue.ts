import type { Clock, Ids } from '@cellflow/platform';
import { checkCommit } from '../check-commit.ts';
import type { Epoch } from '../continuity/epoch.ts';
import type { Tracker } from '../continuity/tracker.ts';
import { ledgerCapacity } from '../ledger-id.ts';
import { StoreError } from '../store.ts';
import type { Commit, CommitResult } from '../store.ts';
import { commitScript } from './commit.lua.ts';
import type { RedisConnection } from './connection.ts';
import { markEpoch } from './compare-epochs.ts';
import { Deadlines } from './deadlines.ts';
import type { PendingCall } from './deadlines.ts';
import { encodeCommit } from './encode-commit.ts';
import type { EncodedCommit, ScriptArgument } from './encode-commit.ts';
import { refusal, replyCode, storeError } from './redis-error.ts';
import { runScript, script } from './script.ts';
import type { StoreKeys } from './store-keys.ts';

const limits = { commits: 128, bytes: 256 * 1024, callsInFlight: 2, waiting: 20_000 };
const committing = script(commitScript, { readOnly: false });

interface Waiting extends PendingCall {
  readonly change: Commit;
  readonly encoded: EncodedCommit;
  readonly place: number;
  /** What it was decided on: `Tracker.turn` then. */
  readonly turn: number;
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
  readonly #ids: Ids;
  readonly #tracker: Tracker;
  readonly #compare: () => Promise<boolean>;
  #places = 0;
  /** A call that begins an epoch is under way: it goes alone, what comes behind it is made on that epoch. */
  #beginning = false;
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
    ids: Ids;
    tracker: Tracker;
    /** Compares what was seen with the store: true where a refused commit may be made as it is. */
    compare: () => Promise<boolean>;
  }) {
    this.#scope = options.scope;
    this.#keys = options.keys;
    this.#clock = options.clock;
    this.#timeoutMs = options.timeoutMs;
    this.#connection = options.connection;
    this.#ids = options.ids;
    this.#tracker = options.tracker;
    this.#compare = options.compare;
    this.#deadlines = new Deadlines(options.clock, options.timeoutMs);
  }

  async commit(change: Commit): Promise<CommitResult> {
    checkCommit(change);
    const encoded = encodeCommit(change, this.#keys);
    const problem = this.#problemOf(change);
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
        place: this.#places++,
        turn: this.#tracker.turn,
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
    while (this.#waiting.length > 0 && this.#inFlight < limits.callsInFlight && !this.#beginning) {
      const problem = this.#problemOf((this.#waiting[0] as Waiting).change);
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
    for (const { encoded, change } of this.#waiting) {
      bytes += encoded.bytes;
      if (count > 0 && (count >= limits.commits || bytes > limits.bytes || change.epoch)) break;
      count += 1;
      if (change.epoch) break;
    }
    const taken = this.#waiting.splice(0, count);
    const reason = `store ${this.#scope}: its owner began a new epoch since this was decided`;
    for (const waiting of taken)
      if (waiting.turn !== this.#tracker.turn) this.#settle(waiting, new StoreError('BACKWARDS', reason));
    return taken.filter((waiting) => !waiting.settled);
  }

  #send(batch: Waiting[]): void {
    const begins = this.#epochOf(batch);
    const values = this.#head(batch, begins);
    for (const waiting of batch) {
      waiting.sent = true;
      for (const value of waiting.encoded.arguments) values.push(value);
    }
    const { revision, ledger, epochs } = this.#keys;
    this.#inFlight += 1;
    this.#beginning = begins !== null;
    if (begins) markEpoch(this.#connection.redis, begins.id).catch(() => undefined);
    runScript(this.#connection.redis, committing, [revision, ledger, epochs], values)
      .then(
        (replies) => this.#answerAll(batch, replies as unknown[], begins),
        (error: unknown) => this.#refused(batch, error),
      )
      .finally(() => {
        this.#inFlight -= 1;
        if (begins) this.#beginning = false;
        this.#flush();
      });
  }

  /** The epoch that this call begins where it writes something; null in one that goes on. */
  #epochOf([first]: readonly Waiting[]): Omit<Epoch, 'since'> | null {
    const start = first?.change.epoch ?? (this.#tracker.base.epoch === '' ? 'created' : null);
    return start && { id: this.#ids.hex(8), start };
  }

  #head(batch: readonly Waiting[], begins: Omit<Epoch, 'since'> | null): ScriptArgument[] {
    const { base, continuity } = this.#tracker;
    const lost = begins?.start === 'recovering' || continuity.broken !== null;
    const floor = begins && lost ? String(continuity.revision) : '';
    const epoch = [begins?.id ?? '', begins?.start ?? '', floor];
    return [String(batch.length), String(ledgerCapacity), base.epoch, String(base.revision), ...epoch];
  }

  #answerAll(batch: Waiting[], replies: readonly unknown[], begins: Omit<Epoch, 'since'> | null): void {
    const newest = Math.max(0, ...replies.slice(0, batch.length).map((reply) => Number(reply) || 0));
    const since = replies[batch.length];
    if (begins && typeof since === 'number') this.#tracker.begin({ ...begins, since }, newest);
    else this.#tracker.observe(newest);
    batch.forEach((waiting, i) => this.#answer(waiting, replies[i]));
  }

  async #refused(batch: readonly Waiting[], error: unknown): Promise<void> {
    // A connection that broke before the answer leaves the outcome open.
    let failure = storeError(error, this.#scope, 'TIMEOUT');
    if (['EPOCH', 'BACKWARDS'].includes(replyCode(error))) {
      try {
        if (await this.#compare()) return this.#putBack(batch);
        failure = new StoreError('BACKWARDS', failure.message);
      } catch (reason) {
        failure = storeError(reason, this.#scope, 'UNAVAILABLE');
      }
    }
    for (const waiting of batch) this.#settle(waiting, this.#tracker.problem ?? failure);
  }

  /** Nothing of these was done. */
  #putBack(batch: readonly Waiting[]): void {
    const open = batch.filter(({ settled }) => !settled);
    for (const waiting of open) waiting.sent = false;
    this.#waiting = [...open, ...this.#waiting].sort((a, b) => a.place - b.place);
  }

  #problemOf(change: Commit): StoreError | null {
    return this.#connection.problem() ?? (change.epoch ? null : this.#tracker.problem);
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
