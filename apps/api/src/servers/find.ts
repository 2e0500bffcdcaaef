import type { Instance } from '@cellflow/contracts-common';
import { Instance as InstanceCodec } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { apiKeys, cellKeys } from '@cellflow/store';
import type { Api } from '../api.ts';
import type { Identity } from '../auth.ts';
import { askCell } from '../cell-call.ts';
import { serverNotFound } from '../errors.ts';
import { uuidPattern } from '../inputs/fields.ts';

export interface StoredMapping {
  readonly mapping: InstanceMapping;
  readonly version: number;
  /** The build request, while there is one. */
  readonly building: { readonly instance: Instance; readonly version: number } | null;
}

/** Where a server is, read from the API store in one atomic step; null when there is no such server. */
export async function readMapping(api: Pick<Api, 'store'>, uuid: string): Promise<StoredMapping | null> {
  const [mapping, request] = await api.store.getMany([
    apiKeys.instanceMapping(uuid),
    apiKeys.buildRequest(uuid),
  ]);
  if (!mapping) return null;
  const instance = request && BuildRequest.decode(request.value).instance;
  return {
    mapping: InstanceMapping.decode(mapping.value),
    version: mapping.version,
    building: request && instance ? { instance, version: request.version } : null,
  };
}

/** The mapping of a server that the asker may see. Throws 404 for every other, whoever owns it. */
export async function requireMapping(
  api: Pick<Api, 'store'>,
  identity: Identity,
  uuid: string,
  options: { deleted: boolean } = { deleted: false },
): Promise<StoredMapping> {
  if (!uuidPattern.test(uuid)) throw serverNotFound(uuid);
  const found = await readMapping(api, uuid);
  const visible = found && (identity.isAdmin || found.mapping.projectId === identity.projectId);
  if (!found || !visible || (found.mapping.queuedForDelete && !options.deleted)) throw serverNotFound(uuid);
  return found;
}

/** A server as it is found: its record, or only its mapping when its cell does not answer. */
export type FoundServer =
  | { readonly up: true; readonly instance: Instance }
  | { readonly up: false; readonly mapping: InstanceMapping };

/**
 * Finds a server by its mapping: in its build request until it has a cell, then in that cell. Throws 404.
 * One atomic read decides, because the mapping gets its cell in the commit that removes the build request.
 */
export async function findServer(
  api: Pick<Api, 'store' | 'cells' | 'platform' | 'settings'>,
  identity: Identity,
  uuid: string,
  options: { deleted: boolean } = { deleted: false },
): Promise<FoundServer> {
  const { mapping, building } = await requireMapping(api, identity, uuid, options);
  if (building) return { up: true, instance: building.instance };
  const cell = api.cells.get(mapping.cell);
  if (mapping.cell === '') throw serverNotFound(uuid);
  if (!cell) return { up: false, mapping };
  const answer = await askCell(api.platform.clock, api.settings.deadCellTimeoutMs, () =>
    cell.store.get(cellKeys.instance(uuid)),
  );
  if (!answer.up) return { up: false, mapping };
  const instance = answer.value && InstanceCodec.decode(answer.value.value);
  if (!instance || (instance.vmState === 'deleted' && !options.deleted)) throw serverNotFound(uuid);
  return { up: true, instance };
}
