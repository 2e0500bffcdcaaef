import { seenEntry } from '@cellflow/checker';
import type { SeenEntry } from '@cellflow/checker';
import { storesOf } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import type { Store } from '@cellflow/store';

/** Looks at the ends of all ledgers while a cloud runs, so that it is known later what they have lost. */
export interface HeadWatch {
  /** Never rejects: a store that does not answer is left out. Does nothing while the last look is under way. */
  look(): Promise<void>;
  /** Of each ledger the last entry that counts, and those that were missing later. */
  heads(): SeenEntry[];
}

/** How often it is worth a look. */
export const headsMs = 500;

interface Scope {
  /** Seen once: whoever wrote it may not have had its answer yet. */
  fresh: SeenEntry | null;
  /** Seen, and there the next time: it was answered, and must not be lost. */
  sure: SeenEntry | null;
  /** Those that were sure and then missing. */
  missing: SeenEntry[];
}

export function createHeadWatch(stack: Pick<Stack, 'stores'>): HeadWatch {
  const scopes = storesOf(stack).map(({ scope, store }) => {
    const seen: Scope = { fresh: null, sure: null, missing: [] };
    return { scope, store, seen };
  });
  let looking = false;
  return {
    async look() {
      if (looking) return;
      looking = true;
      await Promise.all(scopes.map((each) => lookAt(each).catch(() => undefined)));
      looking = false;
    },
    heads: () => scopes.flatMap(({ seen: { missing, sure } }) => [...missing, ...(sure ? [sure] : [])]),
  };
}

async function lookAt({ scope, store, seen }: { scope: string; store: Store; seen: Scope }): Promise<void> {
  const lost = seen.missing.at(-1);
  if (lost && (await has(store, lost))) {
    // Its history is back: what was seen of another one meanwhile never was.
    Object.assign(seen, { fresh: null, sure: lost, missing: seen.missing.slice(0, -1) });
  } else if (seen.sure && !(await has(store, seen.sure))) {
    Object.assign(seen, { fresh: null, sure: null, missing: [...seen.missing, seen.sure] });
  }
  const { fresh } = seen;
  seen.fresh = await newest(scope, store);
  if (fresh && (await has(store, fresh))) seen.sure = fresh;
}

async function newest(scope: string, store: Store): Promise<SeenEntry | null> {
  const id = await store.ledgerHead();
  return id === '' ? null : entryAt(scope, store, id);
}

async function has(store: Store, { scope, id, text }: SeenEntry): Promise<boolean> {
  return (await entryAt(scope, store, id))?.text === text;
}

async function entryAt(scope: string, store: Store, id: string): Promise<SeenEntry | null> {
  const [entry] = await store.readLedger({ after: before(id), limit: 1 });
  return entry?.id === id ? seenEntry({ ...entry, scope }) : null;
}

/** No commit has as many entries. */
const beyond = 1e9;

function before(id: string): string {
  const [revision = 0, n = 0] = id.split('-').map(Number);
  return n > 0 ? `${revision}-${n - 1}` : `${revision - 1}-${beyond}`;
}
