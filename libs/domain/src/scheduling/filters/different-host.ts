import type { Filter } from './filter.ts';

/** Keeps away from the hosts of the servers that the `different_host` hint names. */
export const differentHost: Filter = {
  name: 'DifferentHostFilter',
  appliesToForced: false,
  passes: (host, request) => !request.differentFrom.has(host.uuid),
};
