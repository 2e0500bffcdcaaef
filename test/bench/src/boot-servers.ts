import type { Stack } from '@cellflow/stack';
import type { BenchRest } from './rest.ts';

/** What became of a number of boots. `timesMs`: from the request to ACTIVE, of those that got there. */
export interface BootRun {
  readonly active: number;
  readonly failed: number;
  readonly elapsedMs: number;
  readonly timesMs: readonly number[];
}

/** How long a build may stay away before the run is given up. */
const patienceMs = 60_000;

/**
 * Keeps `inFlight` boots going until `count` have ended. The ends are read from the cells' ledgers: asking the API
 * for each server would be most of the work.
 */
export async function bootServers(options: {
  readonly stack: Stack;
  readonly rest: BenchRest;
  readonly count: number;
  readonly inFlight: number;
}): Promise<BootRun> {
  const { stack, rest, count, inFlight } = options;
  const abort = new AbortController();
  const ends = new Map<string, { state: string; atMs: number }>();
  const waiting = new Map<string, () => void>();
  const follow = async (store: { followLedger: Stack['stores']['api']['followLedger'] }, after: string) => {
    for await (const entries of store.followLedger(after, abort.signal)) {
      const atMs = performance.now();
      for (const { event } of entries) {
        if (event.toState !== 'active/none' && event.toState !== 'error/none') continue;
        ends.set(event.instanceUuid, { state: event.toState, atMs });
        waiting.get(event.instanceUuid)?.();
      }
    }
  };
  const following = [];
  for (const store of stack.stores.cells.values()) following.push(follow(store, await store.ledgerHead()));
  for (const one of following) one.catch(() => undefined);

  const timesMs: number[] = [];
  let started = 0;
  let active = 0;
  let failed = 0;
  const client = async () => {
    while (started < count) {
      const number = ++started;
      const beganMs = performance.now();
      const uuid = await rest.boot(`bench-${number}`);
      await within(patienceMs, uuid, ends, waiting);
      const end = ends.get(uuid);
      if (end?.state === 'active/none') {
        active++;
        timesMs.push(end.atMs - beganMs);
      } else failed++;
      ends.delete(uuid);
      waiting.delete(uuid);
    }
  };
  const began = performance.now();
  try {
    await Promise.all(Array.from({ length: Math.min(inFlight, count) }, client));
    return { active, failed, elapsedMs: performance.now() - began, timesMs };
  } finally {
    abort.abort();
    await Promise.allSettled(following);
  }
}

function within(
  ms: number,
  uuid: string,
  ends: ReadonlyMap<string, unknown>,
  waiting: Map<string, () => void>,
): Promise<void> {
  if (ends.has(uuid)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${uuid} did not end in ${ms} ms`)), ms);
    waiting.set(uuid, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
