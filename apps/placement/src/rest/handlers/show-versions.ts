import type { Answer } from '../call.ts';
import { ok } from '../call.ts';
import { microversions } from '../versions.ts';

/**
 * GET /: the one version, and its microversions. Needs no token. The link is empty, that is relative to the address that
 * was asked. Source: Placement API reference, "List Versions".
 */
export function showVersions(): Answer {
  const { minVersion, maxVersion } = microversions;
  const version = {
    id: `v${minVersion}`,
    min_version: minVersion,
    max_version: maxVersion,
    status: 'CURRENT',
    links: [{ rel: 'self', href: '' }],
  };
  return ok({ versions: [version] });
}
