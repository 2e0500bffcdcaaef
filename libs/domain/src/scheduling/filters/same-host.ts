import type { Filter } from './filter.ts';

/** Keeps to the hosts of the servers that the `same_host` hint names. */
export const sameHost: Filter = {
  name: 'SameHostFilter',
  appliesToForced: false,
  passes: (host, request) => request.sameAs === null || request.sameAs.has(host.uuid),
};
