import type { HostRequest } from './host-request.ts';
import type { HostState } from './host-state.ts';

/** For tests: a host with so much free of each class. */
export const hostState = (
  name: string,
  free: { vcpus?: number; memoryMb?: number; diskGb?: number } = {},
  more: Partial<HostState> = {},
): HostState => ({
  uuid: `uuid-${name}`,
  host: name,
  node: name,
  cell: 'cell1',
  availabilityZone: 'nova',
  traits: new Set<string>(),
  classes: ['VCPU', 'MEMORY_MB', 'DISK_GB'],
  capacity: [free.vcpus ?? 8, free.memoryMb ?? 8192, free.diskGb ?? 100],
  used: [0, 0, 0],
  distance: 0,
  ...more,
});

/** For tests: a request that restricts nothing. */
export const hostRequest = (more: Partial<HostRequest> = {}): HostRequest => ({
  availabilityZone: '',
  forceHosts: [],
  forceNodes: [],
  requestedHost: '',
  ignoreHosts: [],
  differentFrom: new Set(),
  sameAs: null,
  ...more,
});
