import type { IncomingHttpHeaders } from 'node:http';
import { headerOf } from './header.ts';
import { shorten } from './shorten.ts';

/** The microversions of one service: <major>.<minor>; only the minor number varies, so that is what code compares. */
export interface MicroversionRange {
  /** Its name in the header: "placement". */
  readonly service: string;
  readonly major: number;
  readonly minMinor: number;
  readonly maxMinor: number;
  /** An older header of the service's own, with a version and nothing else, as it is written in `Vary`. */
  readonly legacyHeader?: string;
}

/**
 * A minor number, or why there is none: 400 when the version is malformed, 406 when it is not served. `asked` is the
 * version as it was sent.
 */
export type Negotiated =
  | { readonly minor: number }
  | {
      readonly minor: null;
      readonly status: 400 | 406;
      readonly asked: string;
      readonly message: string;
    };

export interface Microversions {
  readonly minVersion: string;
  readonly maxVersion: string;
  /** The version that a request asks for; the lowest where it asks for none. */
  negotiate(headers: IncomingHttpHeaders): Negotiated;
  /** What every answer says about its version. */
  headersOf(minor: number): Record<string, string>;
}

const standardHeader = 'openstack-api-version';
const versionPattern = /^([1-9]\d*)\.([1-9]\d*|0)$/;

/**
 * Negotiates by `OpenStack-API-Version: <service> <version>|latest`, else by the legacy header.
 * Source: OpenStack API SIG, microversion specification.
 */
export function createMicroversions(range: MicroversionRange): Microversions {
  const { service, major, minMinor, maxMinor, legacyHeader } = range;
  const [minVersion, maxVersion] = [`${major}.${minMinor}`, `${major}.${maxMinor}`];
  const negotiate = (headers: IncomingHttpHeaders): Negotiated => {
    const legacy = legacyHeader === undefined ? undefined : headerOf(headers[legacyHeader.toLowerCase()]);
    const asked = ofService(headerOf(headers[standardHeader]), service) ?? legacy?.trim();
    if (asked === undefined) return { minor: minMinor };
    if (asked === 'latest') return { minor: maxMinor };
    const parts = versionPattern.exec(asked);
    if (!parts) {
      const message = `API Version String ${shorten(asked)} is of invalid format. Must be of format MajorNum.MinorNum.`;
      return { minor: null, status: 400, asked, message };
    }
    const minor = Number(parts[2]);
    if (parts[1] === String(major) && minor >= minMinor && minor <= maxMinor) return { minor };
    const message = `Version ${shorten(asked)} is not supported by the API. Minimum is ${minVersion} and maximum is ${maxVersion}.`;
    return { minor: null, status: 406, asked, message };
  };
  return {
    minVersion,
    maxVersion,
    negotiate,
    headersOf: (minor) => ({
      [standardHeader]: `${service} ${major}.${minor}`,
      ...(legacyHeader === undefined ? {} : { [legacyHeader.toLowerCase()]: `${major}.${minor}` }),
      vary: ['OpenStack-API-Version', ...(legacyHeader === undefined ? [] : [legacyHeader])].join(', '),
    }),
  };
}

/** The header may list several services: "compute 2.90, placement 1.30". */
function ofService(header: string | undefined, asked: string): string | undefined {
  if (header === undefined) return undefined;
  for (const entry of header.split(',')) {
    const [service, version] = entry.trim().split(/\s+/);
    if (service?.toLowerCase() === asked) return version ?? '';
  }
  return undefined;
}
