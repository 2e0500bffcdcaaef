import type { LedgerEvent } from '@cellflow/contracts-common';
import type { Clock } from '@cellflow/platform';

/** How a build ended. `atMs`: monotonic, when it was heard of. */
export interface Outcome {
  readonly state: 'active' | 'error' | 'deleted';
  /** Why it is ERROR: a word that groups, as "NoValidHost". */
  readonly reason: string;
  readonly atMs: number;
}

/** Knows of every server how its build ended, from the cells' ledgers. */
export interface Outcomes {
  take(event: LedgerEvent): void;
  /** Resolves when the server's build has ended, also if it had before; rejects when the signal aborts. */
  ended(uuid: string, signal: AbortSignal): Promise<Outcome>;
  of(uuid: string): Outcome | null;
}

const endings: Readonly<Record<string, Outcome['state']>> = {
  'active/none': 'active',
  'error/none': 'error',
  // Deleted before it was built: it has no other ending.
  'building/deleting': 'deleted',
  'deleted/none': 'deleted',
};

/** What the ledger's words for the ways into ERROR stand for; others keep the failure's own code. */
const reasons: Readonly<Record<string, string>> = {
  'instance.buried': 'NoValidHost',
  'build.exhausted': 'MaxRetriesExceeded',
};

export function createOutcomes(clock: Clock): Outcomes {
  const known = new Map<string, Outcome>();
  const waiting = new Map<string, ((outcome: Outcome) => void)[]>();
  return {
    take(event) {
      const deletedEarly = event.type === 'server.deleted' ? 'deleted' : undefined;
      const state =
        event.fromState === event.toState ? deletedEarly : (endings[event.toState] ?? deletedEarly);
      if (state === undefined || known.has(event.instanceUuid)) return;
      const outcome = { state, reason: state === 'error' ? reasonOf(event) : '', atMs: clock.monotonic() };
      known.set(event.instanceUuid, outcome);
      for (const tell of waiting.get(event.instanceUuid) ?? []) tell(outcome);
      waiting.delete(event.instanceUuid);
    },
    of: (uuid) => known.get(uuid) ?? null,
    ended(uuid, signal) {
      const outcome = known.get(uuid);
      if (outcome) return Promise.resolve(outcome);
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const onAbort = () => reject(signal.reason as Error);
        signal.addEventListener('abort', onAbort, { once: true });
        const tell = (ended: Outcome) => {
          signal.removeEventListener('abort', onAbort);
          resolve(ended);
        };
        waiting.set(uuid, [...(waiting.get(uuid) ?? []), tell]);
      });
    },
  };
}

const reasonOf = (event: LedgerEvent) =>
  reasons[event.type] ?? (event.detail['code'] || event.reason.split(':')[0] || event.type);
