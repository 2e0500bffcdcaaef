import type { LedgerEvent } from '@cellflow/contracts-common';
import type { Clock } from '@cellflow/platform';
import type { Store } from '@cellflow/store';

/** Reads ledgers as they are written. */
export interface LedgerReader {
  /** Resolves when everything written before the call was taken. */
  caughtUp(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

export interface LedgerSource {
  readonly scope: string;
  readonly store: Store;
}

const pauseMs = 20;

/** Hands every entry of the ledgers to `take`, those of one scope in order, until stopped. */
export function followLedgers(
  sources: readonly LedgerSource[],
  clock: Clock,
  take: (scope: string, id: string, event: LedgerEvent) => void,
): LedgerReader {
  const abort = new AbortController();
  const seen = new Map<string, string>();
  let failure: unknown = null;
  const follow = async ({ scope, store }: LedgerSource) => {
    for await (const entries of store.followLedger('', abort.signal)) {
      for (const { id, event } of entries) {
        take(scope, id, event);
        seen.set(scope, id);
      }
    }
  };
  const following = sources.map((source) =>
    follow(source).catch((error: unknown) => {
      if (!abort.signal.aborted) failure = error;
    }),
  );
  return {
    async caughtUp(timeoutMs) {
      const deadline = clock.monotonic() + timeoutMs;
      for (const { scope, store } of sources) {
        const head = await store.ledgerHead();
        while (isBefore(seen.get(scope) ?? '', head)) {
          if (failure !== null) throw failure;
          if (clock.monotonic() > deadline)
            throw new Error(`the ledger of ${scope} cannot be read to its end`);
          await clock.sleep(pauseMs);
        }
      }
    },
    async stop() {
      abort.abort();
      await Promise.all(following);
    },
  };
}

/** Ids are "<revision>-<n>"; '' is before the first. */
function isBefore(id: string, other: string): boolean {
  const [revision = 0, number = 0] = id === '' ? [] : id.split('-').map(Number);
  const [otherRevision = 0, otherNumber = 0] = other === '' ? [] : other.split('-').map(Number);
  return revision < otherRevision || (revision === otherRevision && number < otherNumber);
}
