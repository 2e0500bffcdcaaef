import type { Platform } from '@cellflow/platform';
import { cellIndexes, StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import type { CellConnection } from './api.ts';

/**
 * An API store that is empty while cells hold servers is no new world: it lost one. Nothing is written to it until it
 * has its data back. Cells that do not answer are not asked again: those that do are enough.
 */
export function refuseLostWorld(
  store: Store,
  { cells, platform }: { readonly cells: readonly CellConnection[]; readonly platform: Platform },
): Store {
  let known = false;
  let reason: string | null = null;

  const holdsServers = async ({ store: cell }: CellConnection) =>
    (await cell.count(cellIndexes.instances).catch(() => 0)) > 0;

  const check = async (): Promise<void> => {
    if (known) return;
    const { epoch } = await store.compareContinuity();
    const holding = epoch === '' ? await Promise.all(cells.map(holdsServers)) : [];
    const names = cells.filter((_, index) => holding[index]).map(({ name }) => name);
    if (names.length === 0) {
      known = true;
      reason = null;
      return;
    }
    const before = reason;
    reason = `the store of the API is empty, but ${names.join(', ')} hold servers: restore it, or say CELLFLOW_API_ACCEPT_EMPTY_STORE=true`;
    if (before === null) platform.logger.error({ cells: names }, reason);
    throw new StoreError('BACKWARDS', `store ${store.scope}: ${reason}`);
  };

  return {
    ...store,
    async commit(change) {
      await check();
      return store.commit(change);
    },
    readiness: () => reason ?? store.readiness(),
  };
}
