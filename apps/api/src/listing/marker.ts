import type { Position } from '@cellflow/domain';
import { readInstance } from '@cellflow/instances';
import type { Api } from '../api.ts';
import { askCell } from '../cell-call.ts';
import { ApiError, badRequest, shorten } from '../errors.ts';
import { readMapping } from '../servers/find.ts';
import type { ListQuery } from './query.ts';
import { isIndexed, positionOf } from './sort-keys.ts';

/**
 * Where the marker stands. A server that was deleted since still marks its place. Throws 400 for a marker that is no
 * server of the asker's, 500 when its place cannot be known because its cell is down (R88).
 */
export async function findMarker(
  deps: Pick<Api, 'store' | 'cells' | 'platform' | 'settings'>,
  query: Pick<ListQuery, 'marker' | 'projectId' | 'sort'>,
): Promise<Position> {
  const uuid = query.marker ?? '';
  const unknown = badRequest(
    `Invalid input for query parameters marker. marker [${shorten(uuid)}] not found.`,
  );
  const found = await readMapping(deps, uuid);
  if (!found || (query.projectId !== null && found.mapping.projectId !== query.projectId)) throw unknown;
  if (isIndexed(query.sort)) return { keys: [found.mapping.createdAtMs], id: uuid };
  if (found.building) return positionOf(found.building.instance, query.sort);
  const cell = deps.cells.get(found.mapping.cell);
  if (!cell) throw unknown;
  const answer = await askCell(deps.platform.clock, deps.settings.deadCellTimeoutMs, () =>
    readInstance(cell.store, uuid),
  );
  if (!answer.up) throw new ApiError(500, `The cell of the marker [${uuid}] is not responding.`);
  if (!answer.value) throw unknown;
  return positionOf(answer.value.instance, query.sort);
}
