import type { Platform } from '@cellflow/platform';
import { RpcError } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { asRpcError } from '@cellflow/outages';
import type { Gate } from '../recovery/gate.ts';
import type { Memory } from '../memory/memory.ts';
import type { Watermark } from '../memory/watermark.ts';
import { Behind } from './behind.ts';
import { View } from './view.ts';

/** One thing to be decided and, if it comes to that, written. */
export interface Act<T> {
  /** Acts of one lane are merged into one commit while another is in flight. Those that meet belong in one: `laneOf`. */
  readonly lane: string;
  /** Is part of making good what the store lost; every other act waits for the end of that. */
  readonly recovers?: true;
  /** Decides on the view and changes it, or changes nothing and says so. May run several times. */
  evaluate(view: View): T;
}

export interface Writer {
  /**
   * Resolves with the act's answer once its effect is stored; an answer without an effect has been checked against
   * the store. Rejects with what the act threw, or RpcError: CONFLICT where other replicas kept winning,
   * UNAVAILABLE where the store's answer is not known, and while what it lost is made good.
   */
  perform<T>(act: Act<T>): Promise<T>;
  /** Resolves when the commits that are in flight now have ended. */
  settled(): Promise<void>;
}

/** Acts that may share one commit. */
const maxBatch = 128;
/** placement: allocation_conflict_retry_count. */
const maxConflicts = 10;
/** Waits at most this long, in ms, times the number of conflicts so far. */
const conflictPauseMs = 4;
/** How long an act that needs to know more waits for the memory to catch up, in ms. */
const patienceMs = 2000;

interface Waiting {
  readonly act: Act<unknown>;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  /** What of all that it looked at has been read from the store since it was asked. */
  readonly verified: Set<string>;
  conflicts: number;
}

type Outcome = { readonly answer: unknown } | { readonly error: unknown };

interface WriterOptions {
  readonly store: Store;
  readonly memory: Memory;
  readonly platform: Platform;
  readonly gate: Gate;
  /** Told the version of every commit, once the memory has it. */
  readonly applied: Watermark;
}

/**
 * Group commit. A lane has one commit in flight; what comes meanwhile waits and travels together in the next. Lanes
 * do not wait for each other, and an act may touch records outside its lane: the versions in the commit decide.
 */
export function createWriter(options: WriterOptions): Writer {
  /** What waits, by lane. A lane that is here has a commit in flight. */
  const lanes = new Map<string, Waiting[]>();
  const flights = new Set<Promise<unknown>>();

  const run = async (name: string, waiting: Waiting[]): Promise<void> => {
    while (waiting.length > 0) {
      const flight = fly(options, waiting);
      flights.add(flight);
      const putOff = await flight;
      flights.delete(flight);
      // After the flight, never within: whoever keeps the memory current waits for flights to end.
      if (putOff.length > 0) waiting.unshift(...(await caughtUp(options, putOff)));
    }
    lanes.delete(name);
  };

  return {
    perform: <T>(act: Act<T>) =>
      new Promise<T>((resolve, reject) => {
        const waiting: Waiting = {
          act,
          resolve: resolve as (answer: unknown) => void,
          reject,
          verified: new Set(),
          conflicts: 0,
        };
        const lane = lanes.get(act.lane);
        if (lane) return void lane.push(waiting);
        const fresh = [waiting];
        lanes.set(act.lane, fresh);
        void run(act.lane, fresh);
      }),
    settled: async () => void (await Promise.all(flights)),
  };
}

interface PutOff {
  readonly waiting: Waiting;
  readonly revision: number;
}

/** Those that may be decided again, once the memory has what they need to know; the others are told. */
async function caughtUp(
  { applied, platform: { clock } }: WriterOptions,
  putOff: readonly PutOff[],
): Promise<Waiting[]> {
  const revision = Math.max(...putOff.map((each) => each.revision));
  const waiting = putOff.map((each) => each.waiting);
  if (await applied.reaches(revision, { clock, withinMs: patienceMs })) return waiting;
  const error = new RpcError('UNAVAILABLE', 'this replica of placement is behind its store');
  for (const each of waiting) each.reject(error);
  return [];
}

/**
 * Takes a batch off the queue, commits it, and puts back what has to be decided again. Resolves with what has to wait
 * for the memory before it is.
 */
async function fly(options: WriterOptions, queue: Waiting[]): Promise<PutOff[]> {
  const batch = queue.splice(0, maxBatch);
  const { store, platform, memory, applied, gate } = options;
  const view = new View(memory, applied);
  const putOff: PutOff[] = [];
  const performed = batch.map((waiting) => ({ waiting, ...evaluate(view, waiting.act, gate) }));
  const writers = performed.filter(({ wrote }) => wrote);
  try {
    if (writers.length > 0) {
      const { failpoints } = platform;
      if (failpoints.armed) await failpoints.hit('placement.before_commit');
      for (const { waiting } of writers) gate.require(waiting.act);
      const result = await store.commit(view.commit(platform.clock.now()));
      if (failpoints.armed) await failpoints.hit('placement.after_commit');
      if (!result.committed) {
        await memory.refresh(store, [...view.expectedKeys]);
        await retryLater(platform, queue, batch);
        return [];
      }
      view.apply(result.version);
      applied.note(result.version);
      for (const { waiting, outcome } of writers) settle(waiting, outcome);
    }
    const proven = view.expectedKeys;
    const unproven = new Set<string>();
    for (const { waiting, outcome, wrote, looked } of performed) {
      if (wrote) continue;
      if ('error' in outcome && outcome.error instanceof Behind) {
        putOff.push({ waiting, revision: outcome.error.revision });
        continue;
      }
      // Decided again, it may look at something else, which is as doubtful as the first was.
      const doubtful = looked.filter(
        (key) => !waiting.verified.has(key) && (writers.length === 0 || !proven.has(key)),
      );
      if (doubtful.length === 0) {
        settle(waiting, outcome);
        continue;
      }
      for (const key of doubtful) {
        unproven.add(key);
        waiting.verified.add(key);
      }
      queue.unshift(waiting);
    }
    await memory.refresh(store, [...unproven]);
  } catch (error) {
    const unsettled = new Set(batch);
    for (let at = queue.length - 1; at >= 0; at -= 1) {
      if (unsettled.has(queue[at] as Waiting)) queue.splice(at, 1);
    }
    for (const waiting of batch) waiting.reject(asRpcError(error));
    return [];
  }
  return putOff;
}

function evaluate(
  view: View,
  act: Act<unknown>,
  gate: Gate,
): { outcome: Outcome; wrote: boolean; looked: readonly string[] } {
  try {
    gate.require(act);
  } catch (error) {
    return { outcome: { error }, wrote: false, looked: [] };
  }
  try {
    const { answer, wrote, looked } = view.perform((seen) => act.evaluate(seen));
    return { outcome: { answer }, wrote, looked };
  } catch (error) {
    return { outcome: { error }, wrote: false, looked: view.looked };
  }
}

async function retryLater(platform: Platform, queue: Waiting[], batch: readonly Waiting[]): Promise<void> {
  const again: Waiting[] = [];
  for (const waiting of batch) {
    waiting.conflicts += 1;
    if (waiting.conflicts < maxConflicts) again.push(waiting);
    else waiting.reject(new RpcError('CONFLICT', `lost ${maxConflicts} races for ${waiting.act.lane}`));
  }
  queue.unshift(...again);
  const conflicts = Math.max(0, ...again.map((waiting) => waiting.conflicts));
  if (conflicts > 1) await platform.clock.sleep(platform.random.next() * conflictPauseMs * conflicts);
}

const settle = (waiting: Waiting, outcome: Outcome): void =>
  'error' in outcome ? waiting.reject(outcome.error) : waiting.resolve(outcome.answer);
