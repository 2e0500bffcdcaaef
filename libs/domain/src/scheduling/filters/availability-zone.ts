import type { Filter } from './filter.ts';

/** Keeps the hosts of the zone asked for. */
export const availabilityZone: Filter = {
  name: 'AvailabilityZoneFilter',
  appliesToForced: false,
  passes: (host, request) =>
    request.availabilityZone === '' || host.availabilityZone === request.availabilityZone,
};
