import { systemIds } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { checkCommit, checkRange } from '../check-commit.ts';
import { Tracker } from '../continuity/tracker.ts';
import { StoreError } from '../store.ts';
import type { Commit, CommitResult, Store } from '../store.ts';
import { MemoryWorld } from './memory-world.ts';
import type { Beginning } from './memory-world.ts';

/** A store in this process, which can be made to lose what it has. */
export interface MemoryStore extends Store {
  /** Another user of the same data, who has seen nothing of it yet. */
  open(): MemoryStore;
  /** For tests: from now on the last so many commits can be lost. */
  rememberCommits(count: number): void;
  /** For tests: the data is again what it was before its last commits. Returns how many could be lost: `count` at most. */
  loseCommits(count: number): number;
  /** For tests: everything is gone. */
  empty(): void;
}

interface MemoryStoreOptions {
  readonly scope: string;
  readonly platform: Pick<Platform, 'clock'> & Partial<Pick<Platform, 'ids'>>;
}

/**
 * A scope's store in this process. The one object may be handed to any number of services; `close` by one of them
 * keeps the data for the others. Changes apply when asked and answers come in a later microtask.
 */
export const createMemoryStore = (options: MemoryStoreOptions): MemoryStore =>
  userOf(new MemoryWorld(options.platform), options);

function userOf(world: MemoryWorld, options: MemoryStoreOptions): MemoryStore {
  const { scope, platform } = options;
  const { ids = systemIds } = platform;
  const tracker = new Tracker(scope);
  const take = () => tracker.take(world.found);
  take();
  world.users.add(take);

  const beginning = (change: Commit): Beginning | null => {
    const start = change.epoch ?? (world.found.epochs.length === 0 ? 'created' : null);
    if (start === null) return null;
    const { broken, revision } = tracker.continuity;
    return { id: ids.hex(8), start, floor: start === 'recovering' || broken ? revision : null };
  };

  /** As the script of the Redis store: refused before anything is done where the store is not what was seen. */
  const apply = (change: Commit): CommitResult => {
    checkCommit(change);
    const { base } = tracker;
    const stale = base.epoch !== (world.found.epochs[0]?.id ?? '') || world.found.revision < base.revision;
    if (stale && !take())
      throw tracker.problem ?? new StoreError('BACKWARDS', `store ${scope}: its owner began a new epoch`);
    if (tracker.problem && !change.epoch) throw tracker.problem;
    const begins = beginning(change);
    const since = world.found.revision;
    const result = world.apply(change, begins);
    if (!result.committed) return result;
    const [newest] = world.found.epochs;
    if (begins && newest?.id === begins.id) tracker.begin({ ...begins, since }, result.version);
    else tracker.observe(result.version);
    return result;
  };

  return {
    scope,
    get: async (key) => world.records.get(key),
    getMany: async (keys) => keys.map((key) => world.records.get(key)),
    commit: async (change) => apply(change),
    async range(name, query) {
      checkRange(query);
      return world.indexes.get(name)?.range(query) ?? [];
    },
    count: async (name) => world.indexes.get(name)?.size ?? 0,
    readLedger: async ({ after, limit }) => world.ledger.read(after, limit),
    followLedger: (after, signal) => world.ledger.follow(after, signal),
    ledgerHead: async () => world.ledger.head(),
    continuity: () => tracker.continuity,
    async compareContinuity() {
      take();
      return tracker.continuity;
    },
    onBackwards: (act) => tracker.onBackwards(act),
    now: () => platform.clock.now(),
    readiness: () => tracker.problem?.message ?? null,
    close: async () => undefined,
    open: () => userOf(world, options),
    rememberCommits: (count) => world.rememberCommits(count),
    loseCommits: (count) => world.loseCommits(count, ids.hex(8)),
    empty: () => world.empty(),
  };
}
