import { StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';

/** A store that can be made to hang or to refuse. */
export interface FaultyStore extends Store {
  fault: 'none' | 'frozen' | 'down';
  /** Runs before the next commit, once. */
  beforeCommit: (() => Promise<void>) | null;
}

export function createFaultyStore(store: Store): FaultyStore {
  const check = async (): Promise<void> => {
    if (faulty.fault === 'down') throw new StoreError('UNAVAILABLE', 'the store is down');
    if (faulty.fault === 'frozen') await new Promise(() => undefined);
  };
  const faulty: FaultyStore = {
    fault: 'none',
    beforeCommit: null,
    scope: store.scope,
    get: (key) => check().then(() => store.get(key)),
    getMany: (keys) => check().then(() => store.getMany(keys)),
    async commit(change) {
      await check();
      const act = faulty.beforeCommit;
      faulty.beforeCommit = null;
      await act?.();
      return store.commit(change);
    },
    range: (index, query) => check().then(() => store.range(index, query)),
    count: (index) => check().then(() => store.count(index)),
    readLedger: (query) => check().then(() => store.readLedger(query)),
    followLedger: (after, signal) => store.followLedger(after, signal),
    ledgerHead: () => check().then(() => store.ledgerHead()),
    continuity: () => store.continuity(),
    compareContinuity: () => check().then(() => store.compareContinuity()),
    onBackwards: (act) => store.onBackwards(act),
    now: () => store.now(),
    readiness: () => (faulty.fault === 'none' ? store.readiness() : 'the store is down'),
    close: () => store.close(),
  };
  return faulty;
}
