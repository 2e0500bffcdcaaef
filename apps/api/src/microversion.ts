import { ApiError, badRequest, shorten } from './errors.ts';

/** Microversions are 2.<minor>; only the minor number varies, so that is what the code compares. */
export const minMinor = 1;
export const maxMinor = 90;
export const minVersion = `2.${minMinor}`;
export const maxVersion = `2.${maxMinor}`;

const versionPattern = /^([1-9]\d*)\.([1-9]\d*|0)$/;

/**
 * The microversion a request asks for, as its minor number: `OpenStack-API-Version: compute 2.90`, else the legacy
 * `X-OpenStack-Nova-API-Version: 2.90`, else 2.1. Throws 400 when it is malformed and 406 when it is out of range.
 */
export function negotiateMinor(standard: string | undefined, legacy: string | undefined): number {
  const asked = ofService(standard) ?? legacy?.trim();
  if (asked === undefined) return minMinor;
  if (asked === 'latest') return maxMinor;
  const parts = versionPattern.exec(asked);
  if (!parts)
    throw badRequest(
      `API Version String ${shorten(asked)} is of invalid format. Must be of format MajorNum.MinorNum.`,
    );
  const minor = Number(parts[2]);
  if (parts[1] === '2' && minor >= minMinor && minor <= maxMinor) return minor;
  throw new ApiError(
    406,
    `Version ${shorten(asked)} is not supported by the API. Minimum is ${minVersion} and maximum is ${maxVersion}.`,
  );
}

/** The header may list several services: "compute 2.90, placement 1.30". */
function ofService(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  for (const entry of header.split(',')) {
    const [service, version] = entry.trim().split(/\s+/);
    if (service?.toLowerCase() === 'compute') return version ?? '';
  }
  return undefined;
}

/** What every versioned answer says about its version. */
export const versionHeaders = (minor: number): Record<string, string> => ({
  'openstack-api-version': `compute 2.${minor}`,
  'x-openstack-nova-api-version': `2.${minor}`,
  vary: 'OpenStack-API-Version, X-OpenStack-Nova-API-Version',
});
