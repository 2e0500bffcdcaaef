import { InstanceMapping } from '@cellflow/contracts-global';
import type { IndexEntry, Store } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { maxPage } from '../inputs/paging.ts';

interface Scope {
  readonly projectId: string | null;
  readonly shown: ReadonlySet<string>;
}

/**
 * What the API store knows of the servers of cells that are down: at most one page of them, newest first
 * (nova/objects/instance_mapping.py: get_not_deleted_by_cell_and_project).
 */
export async function unreachableServers(
  store: Store,
  cells: readonly { readonly name: string }[],
  scope: Scope,
): Promise<InstanceMapping[]> {
  const found = await Promise.all(cells.map(({ name }) => mappingsOf(store, name, scope)));
  return found.flat().slice(0, maxPage);
}

async function mappingsOf(store: Store, cell: string, scope: Scope): Promise<InstanceMapping[]> {
  const found: InstanceMapping[] = [];
  let after: IndexEntry | undefined;
  while (found.length < maxPage) {
    const page = await store.range(apiIndexes.mappingsOfCell(cell), {
      reverse: true,
      limit: maxPage,
      ...(after ? { after } : {}),
    });
    const records = await store.getMany(page.map((entry) => apiKeys.instanceMapping(entry.member)));
    for (const record of records) {
      const mapping = record && InstanceMapping.decode(record.value);
      if (!mapping || mapping.queuedForDelete || scope.shown.has(mapping.instanceUuid)) continue;
      if (scope.projectId === null || mapping.projectId === scope.projectId) found.push(mapping);
    }
    if (page.length < maxPage) break;
    after = page.at(-1)!;
  }
  return found;
}
