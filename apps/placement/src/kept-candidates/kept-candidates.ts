import type { AllocationRequest } from '@cellflow/contracts-common';
import { CandidateRecord } from '@cellflow/contracts-placement';
import { asRpcError, withOutages } from '@cellflow/outages';
import type { Clock } from '@cellflow/platform';
import { candidateKeys, StoreError } from '@cellflow/store';
import type { Commit, Store } from '@cellflow/store';
import { candidateUuid } from './candidate-uuid.ts';
import { RecentCandidates } from './recent-candidates.ts';

/** Candidates that can be claimed by uuid for a while, from any replica. They reserve nothing. */
export interface KeptCandidates {
  /**
   * Keeps each, and tells its uuid and until when all of them are kept, in ms since the epoch: at least half of the
   * time to live from now. What is kept for long enough already is not written again. Rejects with RpcError UNAVAILABLE.
   */
  keep(requests: readonly AllocationRequest[]): Promise<{ uuids: string[]; expiresAtMs: number }>;
  /** Null where it is not kept (any more). Rejects with RpcError UNAVAILABLE. */
  find(uuid: string): Promise<AllocationRequest | null>;
}

/** Candidates that a replica remembers, in front of the store. */
const remembered = 20_000;

/** Keeps candidates in a store, each for `ttlMs`. */
export function keepCandidatesIn(options: { store: Store; clock: Clock; ttlMs: number }): KeptCandidates {
  const { clock, ttlMs } = options;
  const store = withOutages(options.store);
  const recent = new RecentCandidates(remembered);
  /** Candidates that a store lost have expired, and that is all. */
  const write = (change: Commit) =>
    options.store.commit(change).catch((error: unknown) => {
      if (!(error instanceof StoreError) || error.code !== 'BACKWARDS') throw asRpcError(error);
      return store.commit({ ...change, epoch: 'recovered' });
    });
  return {
    async keep(requests) {
      const nowMs = clock.now();
      const records = new Map<string, CandidateRecord>();
      let expiresAtMs = nowMs + ttlMs;
      const uuids = requests.map((allocationRequest) => {
        const uuid = candidateUuid(allocationRequest);
        const known = recent.get(uuid);
        if (known && known.expiresAtMs >= nowMs + ttlMs / 2)
          expiresAtMs = Math.min(expiresAtMs, known.expiresAtMs);
        else records.set(uuid, CandidateRecord.create({ allocationRequest, expiresAtMs: nowMs + ttlMs }));
        return uuid;
      });
      const put = [...records].map(([uuid, record]) => ({
        key: candidateKeys.candidate(uuid),
        value: CandidateRecord.encode(record),
        ttlMs,
      }));
      if (put.length > 0) await write({ put });
      for (const [uuid, record] of records) recent.set(uuid, record);
      return { uuids, expiresAtMs };
    },

    async find(uuid) {
      const known = recent.get(uuid);
      if (known && known.expiresAtMs > clock.now()) return known.allocationRequest;
      const stored = await store.get(candidateKeys.candidate(uuid));
      if (!stored) return null;
      const record = CandidateRecord.decode(stored.value);
      recent.set(uuid, record);
      return record.allocationRequest;
    },
  };
}
