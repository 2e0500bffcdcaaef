import { LedgerEvent } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import { checkCommit, checkRange, isEffective } from '../check-commit.ts';
import type { Commit, CommitResult, Expectation, Store } from '../store.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { MemoryRecords } from './memory-records.ts';
import { OrderedIndex } from './ordered-index.ts';

/**
 * A scope's store in this process. The one object may be handed to any number of services; `close` by one of them
 * keeps the data for the others. Changes apply when asked and answers come in a later microtask.
 */
export function createMemoryStore(options: { scope: string; platform: Pick<Platform, 'clock'> }): Store {
  const records = new MemoryRecords(options.platform.clock);
  const indexes = new Map<string, OrderedIndex>();
  const ledger = new MemoryLedger();
  let revision = 0;

  const met = ({ key, version }: Expectation): boolean => {
    const found = records.get(key)?.version ?? 0;
    return version === 'exists' ? found !== 0 : found === version;
  };

  const changeIndex = (name: string, member: string, score: number | null): void => {
    const index = indexes.get(name) ?? new OrderedIndex();
    if (score === null) index.remove(member);
    else index.set(member, score);
    if (index.size === 0) indexes.delete(name);
    else indexes.set(name, index);
  };

  const apply = (change: Commit): CommitResult => {
    checkCommit(change);
    const events = (change.ledger ?? []).map((event) => LedgerEvent.encode(event));
    const unmet = change.expect?.find((expectation) => !met(expectation));
    if (unmet) return { committed: false, conflict: unmet.key };
    if (!isEffective(change)) return { committed: true, version: revision };
    revision += 1;
    for (const { key, value, ttlMs } of change.put ?? []) records.put(key, value, revision, ttlMs);
    for (const key of change.delete ?? []) records.delete(key);
    for (const { index, member, score } of change.index ?? []) changeIndex(index, member, score);
    if (events.length > 0) ledger.append(revision, events);
    return { committed: true, version: revision };
  };

  return {
    scope: options.scope,
    get: async (key) => records.get(key),
    getMany: async (keys) => keys.map((key) => records.get(key)),
    commit: async (change) => apply(change),
    async range(name, query) {
      checkRange(query);
      return indexes.get(name)?.range(query) ?? [];
    },
    count: async (name) => indexes.get(name)?.size ?? 0,
    readLedger: async ({ after, limit }) => ledger.read(after, limit),
    followLedger: (after, signal) => ledger.follow(after, signal),
    ledgerHead: async () => ledger.head(),
    readiness: () => null,
    close: async () => undefined,
  };
}
