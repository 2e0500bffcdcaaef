import type { Filter } from './filter.ts';

/** Keeps the hosts and nodes that an administrator forces. */
export const forcedHosts: Filter = {
  name: 'ForcedHosts',
  appliesToForced: true,
  passes: (host, { forceHosts, forceNodes }) =>
    (forceHosts.length === 0 || forceHosts.includes(host.host)) &&
    (forceNodes.length === 0 || forceNodes.includes(host.node)),
};
