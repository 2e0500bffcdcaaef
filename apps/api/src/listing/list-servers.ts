import type { Instance } from '@cellflow/contracts-common';
import { BuildRequest } from '@cellflow/contracts-global';
import type { InstanceMapping } from '@cellflow/contracts-global';
import type { Row } from '@cellflow/domain';
import { mergePage, orderOf } from '@cellflow/domain';
import { readInstances } from '@cellflow/instances';
import { apiIndexes, apiKeys, cellIndexes } from '@cellflow/store';
import type { Api, Cell } from '../api.ts';
import { askCell } from '../cell-call.ts';
import type { Source, Wanted } from './collect.ts';
import { collect } from './collect.ts';
import { readDeleteIds } from './deleting.ts';
import { findMarker } from './marker.ts';
import type { ListQuery } from './query.ts';
import { unreachableServers } from './unreachable.ts';

export interface Listing {
  /** Servers of cells that do not answer: only what their mappings tell. */
  readonly unreachable: readonly InstanceMapping[];
  readonly servers: readonly Instance[];
  /** True when there is a page behind this one. */
  readonly more: boolean;
}

type ListDeps = Pick<Api, 'store' | 'cells' | 'platform' | 'settings'>;

/**
 * One page of the servers of a project, or of all, over build requests and every cell (nova/compute/api.py: get_all).
 *
 * Build requests are read before the cells, because a server is in its cell before its build request goes: read in
 * this order, a server that is moving is seen at least once, and the merge shows it once.
 * Differs: cells are read concurrently, each with its own deadline; build requests are merged in sort order.
 */
export async function listServers(deps: ListDeps, query: ListQuery): Promise<Listing> {
  if (query.limit === 0) return { unreachable: [], servers: [], more: false };
  const after = query.marker === null ? null : await findMarker(deps, query);
  const order = orderOf(query.sort.map((key) => key.direction));
  const deleting = await readDeleteIds(deps.store);
  const notDeleting = (instances: readonly Instance[]) =>
    instances.filter((instance) => !deleting.has(instance.uuid));
  const wanted: Wanted = {
    sort: query.sort,
    order,
    after,
    limit: query.limit + 1,
    filters: deleting.size > 0 ? [notDeleting, ...query.filters] : query.filters,
  };
  const requests = await collect(buildRequestsOf(deps, query.projectId), wanted);
  const cells = [...deps.cells.values()];
  const answers = await Promise.all(
    cells.map((cell) =>
      askCell(deps.platform.clock, deps.settings.deadCellTimeoutMs, () =>
        collect(serversOf(cell, query.projectId), wanted),
      ),
    ),
  );
  const sources: Row<Instance>[][] = answers.map((answer) => (answer.up ? answer.value : []));
  const page = mergePage([requests, ...sources], order, query.limit + 1);
  const down = cells.filter((_, index) => !answers[index]!.up);
  const shown = new Set(page.map((row) => row.position.id));
  return {
    unreachable: query.showsUnreachable
      ? await unreachableServers(deps.store, down, { projectId: query.projectId, shown })
      : [],
    servers: page.slice(0, query.limit).map((row) => row.value),
    more: page.length > query.limit,
  };
}

const buildRequestsOf = (deps: ListDeps, projectId: string | null): Source => ({
  store: deps.store,
  index: projectId === null ? apiIndexes.buildRequests : apiIndexes.buildRequestsOfProject(projectId),
  read: async (uuids) => {
    const records = await deps.store.getMany(uuids.map((uuid) => apiKeys.buildRequest(uuid)));
    return records.map((record) => record && BuildRequest.decode(record.value).instance);
  },
});

const serversOf = (cell: Cell, projectId: string | null): Source => ({
  store: cell.store,
  index: projectId === null ? cellIndexes.instances : cellIndexes.instancesOfProject(projectId),
  read: async (uuids) => (await readInstances(cell.store, uuids)).map((record) => record && record.instance),
});
