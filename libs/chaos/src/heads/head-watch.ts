import { seenEntry } from '@cellflow/checker';
import type { SeenEntry } from '@cellflow/checker';
import { storesOf } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import type { Store } from '@cellflow/store';

/** Looks at the ends of all ledgers while a cloud runs, so that it is known later what they have lost. */
export interface HeadWatch {
  /** Never rejects: a store that does not answer is left out. Does nothing while the last look is under way. */
  look(): Promise<void>;
  /** Of each ledger the last entry that counts, and each after which it went back. */
  heads(): SeenEntry[];
}

/** How often it is worth a look. */
export const headsMs = 500;

interface Scope {
  /** Seen once: whoever wrote it may not have had its answer yet. */
  fresh: SeenEntry | null;
  /** Seen, and not behind the end the next time: it was answered, and must not be lost. */
  sure: SeenEntry | null;
  /** Those that were sure when the ledger was seen to end before them. */
  passed: SeenEntry[];
}

export function createHeadWatch(stack: Pick<Stack, 'stores'>): HeadWatch {
  const scopes = new Map<string, Scope>();
  let looking = false;

  async function lookAt({ scope: name, store }: { scope: string; store: Store }): Promise<void> {
    const found = await newest(name, store).catch(() => null);
    if (!found) return;
    const scope = scopes.get(name) ?? { fresh: null, sure: null, passed: [] };
    scopes.set(name, scope);
    if (scope.fresh && !isBefore(found, scope.fresh)) scope.sure = scope.fresh;
    if (scope.sure && isBefore(found, scope.sure)) {
      scope.passed.push(scope.sure);
      scope.sure = null;
    }
    scope.fresh = found;
  }
  return {
    async look() {
      if (looking) return;
      looking = true;
      await Promise.all(storesOf(stack).map(lookAt));
      looking = false;
    },
    heads: () => [...scopes.values()].flatMap(({ passed, sure }) => [...passed, ...(sure ? [sure] : [])]),
  };
}

async function newest(scope: string, store: Store): Promise<SeenEntry | null> {
  const id = await store.ledgerHead();
  if (id === '') return null;
  const [entry] = await store.readLedger({ after: before(id), limit: 1 });
  return entry?.id === id ? seenEntry({ ...entry, scope }) : null;
}

const numbers = (id: string) => id.split('-').map(Number) as [revision: number, n: number];

/** No commit has as many entries. */
const beyond = 1e9;

function before(id: string): string {
  const [revision, n] = numbers(id);
  return n > 0 ? `${revision}-${n - 1}` : `${revision - 1}-${beyond}`;
}

function isBefore({ id }: SeenEntry, other: SeenEntry): boolean {
  const [[revision, n], [otherRevision, m]] = [numbers(id), numbers(other.id)];
  return revision < otherRevision || (revision === otherRevision && n < m);
}
