import type { IndexEntry, Store } from '@cellflow/store';
import { apiIndexes } from '@cellflow/store';

const prefix = 'delete:';
const chunk = 1000;

/**
 * Servers whose delete is accepted and not yet known to be done. A listing leaves them out, so that a server is never
 * listed after its delete was answered, also while its cell still has to hear of it.
 */
export async function readDeleteIds(store: Store): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: IndexEntry | undefined;
  for (;;) {
    const page = await store.range(apiIndexes.outbox, { limit: chunk, ...(after ? { after } : {}) });
    for (const { member } of page) if (member.startsWith(prefix)) ids.add(member.slice(prefix.length));
    if (page.length < chunk) return ids;
    after = page.at(-1)!;
  }
}
