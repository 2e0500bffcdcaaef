import type { Instance } from '@cellflow/contracts-common';
import type { Position, SortKey } from '@cellflow/domain';
import type { Query } from '../call.ts';
import { valuesOf } from '../call.ts';
import { badRequest, shorten } from '../errors.ts';

/** Every field a listing can be sorted by (nova/api/openstack/compute/schemas/servers.py: sort keys). */
export const sortFields = {
  created_at: (instance: Instance) => instance.createdAtMs,
  updated_at: (instance: Instance) => instance.updatedAtMs,
  launched_at: (instance: Instance) => instance.launchedAtMs,
  uuid: (instance: Instance) => instance.uuid,
  display_name: (instance: Instance) => instance.displayName,
  display_description: (instance: Instance) => instance.description,
  hostname: (instance: Instance) => instance.hostname,
  host: (instance: Instance) => instance.host,
  node: (instance: Instance) => instance.node,
  project_id: (instance: Instance) => instance.projectId,
  user_id: (instance: Instance) => instance.userId,
  availability_zone: (instance: Instance) => instance.availabilityZone,
  vm_state: (instance: Instance) => instance.vmState,
  task_state: (instance: Instance) => instance.taskState,
  power_state: (instance: Instance) => instance.powerState,
  launch_index: (instance: Instance) => instance.launchIndex,
  key_name: (instance: Instance) => instance.keyName,
  image_ref: (instance: Instance) => instance.requestSpec?.imageRef ?? '',
  instance_type_id: (instance: Instance) => instance.requestSpec?.flavor?.flavorid ?? '',
} as const;

export type SortField = keyof typeof sortFields;
export type Sort = readonly SortKey<SortField>[];

/** Sorted as the stores' indexes are: no record needs to be read to find its place. */
export const isIndexed = (sort: Sort) => sort.length === 1 && sort[0]!.field === 'created_at';

export const positionOf = (instance: Instance, sort: Sort): Position => ({
  keys: sort.map(({ field }) => sortFields[field](instance)),
  id: instance.uuid,
});

const isSortField = (text: string): text is SortField => Object.hasOwn(sortFields, text);

/** Reads sort_key and sort_dir, each of which may be given several times. Throws 400 naming the one at fault. */
export function readSort(query: Query): Sort {
  const fields = valuesOf(query, 'sort_key');
  const directions = valuesOf(query, 'sort_dir');
  const badDirection = directions.find((text) => text !== 'asc' && text !== 'desc');
  if (badDirection !== undefined)
    throw badRequest(`Invalid input for query parameters sort_dir. Value: ${shorten(badDirection)}.`);
  if (directions.length > Math.max(1, fields.length))
    throw badRequest('Invalid input for query parameters sort_dir. It is given more often than sort_key.');
  const asked = fields.length > 0 ? fields : ['created_at'];
  return asked.map((field, index) => {
    if (!isSortField(field))
      throw badRequest(`Invalid input for query parameters sort_key. Value: ${shorten(field)}.`);
    return { field, direction: (directions[index] ?? directions[0] ?? 'desc') as 'asc' | 'desc' };
  });
}
