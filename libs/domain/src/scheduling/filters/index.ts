import { availabilityZone } from './availability-zone.ts';
import { computeEnabled } from './compute-enabled.ts';
import { differentHost } from './different-host.ts';
import type { Filter } from './filter.ts';
import { forcedHosts } from './forced-hosts.ts';
import { ignoreHosts } from './ignore-hosts.ts';
import { requestedHost } from './requested-host.ts';
import { sameHost } from './same-host.ts';

/** Every filter, in the order in which they are asked. */
export const filters: readonly Filter[] = [
  ignoreHosts,
  forcedHosts,
  requestedHost,
  computeEnabled,
  availabilityZone,
  differentHost,
  sameHost,
];
