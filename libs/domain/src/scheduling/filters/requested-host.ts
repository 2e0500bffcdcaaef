import type { Filter } from './filter.ts';

/** Keeps the host that the user asked for. It still has to pass the filters. */
export const requestedHost: Filter = {
  name: 'RequestedHost',
  appliesToForced: true,
  passes: (host, request) => request.requestedHost === '' || host.host === request.requestedHost,
};
