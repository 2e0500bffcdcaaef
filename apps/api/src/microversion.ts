import { createMicroversions } from '@cellflow/rest';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './errors.ts';

/** Microversions are 2.<minor>. */
const microversions = createMicroversions({
  service: 'compute',
  major: 2,
  minMinor: 1,
  maxMinor: 90,
  legacyHeader: 'X-OpenStack-Nova-API-Version',
});

export const { minVersion, maxVersion, headersOf: versionHeaders } = microversions;

/**
 * The microversion a request asks for, as its minor number. Throws 400 when it is malformed and 406 when it is out of
 * range.
 */
export function negotiateMinor(headers: IncomingHttpHeaders): number {
  const negotiated = microversions.negotiate(headers);
  if (negotiated.minor === null) throw new ApiError(negotiated.status, negotiated.message);
  return negotiated.minor;
}
