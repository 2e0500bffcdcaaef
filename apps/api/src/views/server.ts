import { createHash } from 'node:crypto';
import type { Fault, Flavor, Instance } from '@cellflow/contracts-common';
import type { InstanceMapping } from '@cellflow/contracts-global';
import { statusOf } from './status.ts';
import { toMicros, toSeconds } from './times.ts';

/** Who looks, how, and from where links start. */
export interface Viewer {
  readonly minor: number;
  readonly origin: string;
  readonly isAdmin: boolean;
}

export const serverLinks = (origin: string, uuid: string) => [
  { rel: 'self', href: `${origin}/v2.1/servers/${uuid}` },
  { rel: 'bookmark', href: `${origin}/servers/${uuid}` },
];

/** One entry of GET /servers. */
export const serverSummary = (instance: Instance, viewer: Viewer) => ({
  id: instance.uuid,
  name: instance.displayName,
  links: serverLinks(viewer.origin, instance.uuid),
});

/** GET /servers/{id}, and one entry of GET /servers/detail (nova/api/openstack/compute/views/servers.py: show). */
export function serverDetail(instance: Instance, viewer: Viewer, alone: boolean): Record<string, unknown> {
  const { minor } = viewer;
  const status = statusOf(instance);
  const spec = instance.requestSpec;
  return {
    id: instance.uuid,
    name: instance.displayName,
    status,
    tenant_id: instance.projectId,
    user_id: instance.userId,
    metadata: instance.metadata,
    hostId: hostId(instance),
    image: imageOf(spec?.imageRef ?? '', viewer),
    flavor: flavorOf(spec?.flavor ?? null, viewer),
    created: toSeconds(instance.createdAtMs),
    updated: toSeconds(instance.updatedAtMs || instance.createdAtMs),
    addresses: {},
    accessIPv4: '',
    accessIPv6: '',
    links: serverLinks(viewer.origin, instance.uuid),
    'OS-DCF:diskConfig': 'MANUAL',
    ...(status === 'ACTIVE' || status === 'BUILD' ? { progress: 0 } : {}),
    ...(instance.fault && (status === 'ERROR' || status === 'DELETED')
      ? { fault: faultOf(instance.fault) }
      : {}),
    'OS-EXT-AZ:availability_zone': instance.availabilityZone,
    config_drive: '',
    key_name: instance.keyName || null,
    'OS-SRV-USG:launched_at': toMicros(instance.launchedAtMs),
    'OS-SRV-USG:terminated_at': toMicros(instance.deletedAtMs),
    'OS-EXT-STS:task_state': instance.taskState || null,
    'OS-EXT-STS:vm_state': instance.vmState,
    'OS-EXT-STS:power_state': instance.powerState,
    'os-extended-volumes:volumes_attached': [],
    security_groups: [{ name: 'default' }],
    ...(viewer.isAdmin ? adminPart(instance, minor) : {}),
    ...(minor >= 9 ? { locked: false } : {}),
    ...(minor >= 19 ? { description: instance.description || null } : {}),
    ...(minor >= 26 ? { tags: instance.tags } : {}),
    ...(minor >= 63 ? { trusted_image_certificates: null } : {}),
    ...(minor >= 71 && alone ? { server_groups: [] } : {}),
    ...(minor >= 73 ? { locked_reason: null } : {}),
    ...(minor >= 90 && !viewer.isAdmin ? { 'OS-EXT-SRV-ATTR:hostname': instance.hostname } : {}),
  };
}

/** Extended server attributes: what only an admin sees. */
function adminPart(instance: Instance, minor: number): Record<string, unknown> {
  const host = instance.host || null;
  return {
    'OS-EXT-SRV-ATTR:host': host,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': instance.node || host,
    'OS-EXT-SRV-ATTR:instance_name': `instance-${instance.uuid.slice(0, 8)}`,
    ...(minor >= 3
      ? {
          'OS-EXT-SRV-ATTR:hostname': instance.hostname,
          'OS-EXT-SRV-ATTR:reservation_id': instance.reservationId,
          'OS-EXT-SRV-ATTR:launch_index': instance.launchIndex,
          'OS-EXT-SRV-ATTR:kernel_id': '',
          'OS-EXT-SRV-ATTR:ramdisk_id': '',
          'OS-EXT-SRV-ATTR:root_device_name': null,
          'OS-EXT-SRV-ATTR:user_data': null,
        }
      : {}),
    ...(minor >= 16 ? { host_status: host ? 'UP' : '' } : {}),
  };
}

/** A host's name, hidden from tenants (nova/utils.py: generate_hostid). */
const hostId = (instance: Instance): string =>
  instance.host
    ? createHash('sha224')
        .update(instance.projectId + instance.host)
        .digest('hex')
    : '';

const imageOf = (id: string, viewer: Viewer) =>
  id === '' ? '' : { id, links: [{ rel: 'bookmark', href: `${viewer.origin}/images/${id}` }] };

function flavorOf(flavor: Flavor | null, viewer: Viewer): Record<string, unknown> {
  if (!flavor) return {};
  if (viewer.minor < 47)
    return {
      id: flavor.flavorid,
      links: [{ rel: 'bookmark', href: `${viewer.origin}/flavors/${flavor.flavorid}` }],
    };
  return {
    vcpus: flavor.vcpus,
    ram: flavor.memoryMb,
    disk: flavor.rootGb,
    ephemeral: flavor.ephemeralGb,
    swap: flavor.swapMb,
    original_name: flavor.name,
    extra_specs: flavor.extraSpecs,
  };
}

/** The fault, with the cause on every host that was tried or offered, one per line. */
function faultOf(fault: Fault): Record<string, unknown> {
  const causes = fault.hosts.map(
    ({ host, attempt, failure }) =>
      `${host} (attempt ${attempt}): ${failure?.code ?? 'unknown'}: ${failure?.message ?? ''}`,
  );
  const details = [fault.details, ...causes].filter((line) => line !== '').join('\n');
  return {
    code: fault.code,
    created: toSeconds(fault.createdAtMs),
    message: fault.message,
    ...(details === '' ? {} : { details }),
  };
}

/** A server of a cell that is down, in GET /servers. */
export const unreachableSummary = (mapping: InstanceMapping, viewer: Viewer) => ({
  id: mapping.instanceUuid,
  status: 'UNKNOWN',
  links: serverLinks(viewer.origin, mapping.instanceUuid),
});

/** The same in GET /servers/detail. */
export const unreachableDetail = (mapping: InstanceMapping, viewer: Viewer) => ({
  id: mapping.instanceUuid,
  status: 'UNKNOWN',
  tenant_id: mapping.projectId,
  created: toSeconds(mapping.createdAtMs),
  links: serverLinks(viewer.origin, mapping.instanceUuid),
});

/** The same in GET /servers/{id}: what the request spec still tells. */
export const unreachableServer = (
  mapping: InstanceMapping,
  spec: { imageRef: string; flavor: Flavor | null; availabilityZone: string } | null,
  viewer: Viewer,
) => ({
  ...unreachableDetail(mapping, viewer),
  user_id: mapping.userId,
  image: spec ? imageOf(spec.imageRef, viewer) : 'UNKNOWN',
  flavor: spec ? flavorOf(spec.flavor, viewer) : 'UNKNOWN',
  'OS-EXT-AZ:availability_zone': spec?.availabilityZone || 'UNKNOWN',
  'OS-EXT-STS:power_state': 0,
  ...(viewer.minor >= 71 ? { server_groups: [] } : {}),
});
