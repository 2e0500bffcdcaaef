import { createMicroversions } from '@cellflow/rest';

/** The microversions of the Placement API that are served. */
export const microversions = createMicroversions({
  service: 'placement',
  major: 1,
  minMinor: 0,
  maxMinor: 39,
});

/** Headers by which the answer to one request depends; Placement's are in lower case. */
export const varyBy = 'openstack-api-version';

/** The first minor version with `last-modified` and `cache-control`. */
export const cacheHeadersSince = 15;

/** The first minor version whose errors carry a code. */
export const errorCodesSince = 23;
