import type { Filter } from './filter.ts';

/** Takes out the hosts that the request excludes, forced ones too. */
export const ignoreHosts: Filter = {
  name: 'IgnoreHosts',
  appliesToForced: true,
  passes: (host, request) => !request.ignoreHosts.includes(host.host),
};
