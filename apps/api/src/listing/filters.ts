import type { Instance } from '@cellflow/contracts-common';
import type { Query } from '../call.ts';
import { valuesOf } from '../call.ts';
import { badRequest, forbidden, shorten } from '../errors.ts';
import { statusOf } from '../views/status.ts';
import { nameFilter } from './name-pattern.ts';

/** Keeps the servers that are asked for. */
export type Filter = (instances: readonly Instance[]) => Instance[];

/** Given the values of one parameter, tells whether a server is asked for. */
type Test = (values: readonly string[], parameter: string) => (instance: Instance) => boolean;

const oneOf =
  (read: (instance: Instance) => string): Test =>
  (values) =>
  (instance) =>
    values.includes(read(instance));

const listed = (values: readonly string[]) => values.flatMap((value) => value.split(','));

const timeOf = (values: readonly string[], parameter: string): number => {
  const time = Date.parse(values.at(-1) ?? '');
  if (Number.isNaN(time))
    throw badRequest(
      `Invalid input for query parameters ${parameter}. Value: ${shorten(values.at(-1))}. It is no date and time.`,
    );
  return time;
};

const never: Test = () => () => false;
const isTrue = (values: readonly string[]) =>
  ['true', '1', 'yes', 'on', 't'].includes((values.at(-1) ?? '').toLowerCase());

/** Every filter of the servers, by the parameter's name. */
const tests: { readonly [parameter: string]: Test } = {
  status: (values) => {
    const wanted = values.map((value) => value.toUpperCase());
    return (instance) => wanted.includes(statusOf(instance));
  },
  uuid: oneOf((instance) => instance.uuid),
  host: oneOf((instance) => instance.host),
  node: oneOf((instance) => instance.node),
  hostname: oneOf((instance) => instance.hostname),
  flavor: oneOf((instance) => instance.requestSpec?.flavor?.flavorid ?? ''),
  image: oneOf((instance) => instance.requestSpec?.imageRef ?? ''),
  user_id: oneOf((instance) => instance.userId),
  project_id: oneOf((instance) => instance.projectId),
  tenant_id: oneOf((instance) => instance.projectId),
  reservation_id: oneOf((instance) => instance.reservationId),
  availability_zone: oneOf((instance) => instance.availabilityZone),
  key_name: oneOf((instance) => instance.keyName),
  vm_state: oneOf((instance) => instance.vmState),
  task_state: oneOf((instance) => instance.taskState),
  power_state: oneOf((instance) => String(instance.powerState)),
  launch_index: oneOf((instance) => String(instance.launchIndex)),
  description: oneOf((instance) => instance.description),
  'changes-since': (values, parameter) => {
    const since = timeOf(values, parameter);
    return (instance) => instance.updatedAtMs >= since;
  },
  'changes-before': (values, parameter) => {
    const before = timeOf(values, parameter);
    return (instance) => instance.updatedAtMs <= before;
  },
  tags: (values) => (instance) => listed(values).every((tag) => instance.tags.includes(tag)),
  'tags-any': (values) => (instance) => listed(values).some((tag) => instance.tags.includes(tag)),
  'not-tags': (values) => (instance) => !listed(values).every((tag) => instance.tags.includes(tag)),
  'not-tags-any': (values) => (instance) => !listed(values).some((tag) => instance.tags.includes(tag)),
  // Servers have no addresses here, are never locked, and a deleted one is not listed.
  ip: never,
  ip6: never,
  access_ip_v4: never,
  access_ip_v6: never,
  locked: (values) => () => !isTrue(values),
  deleted: (values) => () => !isTrue(values),
  soft_deleted: (values) => () => !isTrue(values),
};

/** Parameters that only an admin may filter by. */
const adminOnly = new Set(['host', 'node']);

/** Parameters of a listing that are no filters. */
export const controls = ['limit', 'marker', 'sort_key', 'sort_dir', 'all_tenants'] as const;

/**
 * The filters of a listing, in the order given. Unknown parameters are refused from 2.75 on, as in Nova; before, they
 * are passed over.
 */
export function readFilters(query: Query, asker: { minor: number; isAdmin: boolean }): Filter[] {
  const filters: Filter[] = [];
  for (const parameter of Object.keys(query)) {
    const values = valuesOf(query, parameter);
    if ((controls as readonly string[]).includes(parameter)) continue;
    if (adminOnly.has(parameter) && !asker.isAdmin)
      throw forbidden(`Policy does not allow filtering by ${parameter}.`);
    if (parameter === 'name') filters.push(...values.map(nameFilter));
    else if (Object.hasOwn(tests, parameter)) {
      const keep = tests[parameter]!(values, parameter);
      filters.push((instances) => instances.filter(keep));
    } else if (asker.minor >= 75)
      throw badRequest(
        `Invalid input for query parameters. Additional properties are not allowed ('${shorten(parameter)}' was unexpected).`,
      );
  }
  return filters;
}
