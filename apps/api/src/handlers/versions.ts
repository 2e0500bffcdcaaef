import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { maxVersion, minVersion } from '../microversion.ts';

const updated = '2013-07-23T11:33:21Z';

const document = (origin: string) => ({
  id: 'v2.1',
  status: 'CURRENT',
  version: maxVersion,
  min_version: minVersion,
  updated,
  links: [{ rel: 'self', href: `${origin}/v2.1/` }],
});

/** GET /: every version there is. Needs no token. */
export const listVersions = (call: Call): Answer => ok({ versions: [document(call.origin)] });

/** GET /v2.1: the one version, and its microversions. Needs no token. */
export function showVersion(call: Call): Answer {
  const version = document(call.origin);
  const describedBy = { rel: 'describedby', type: 'text/html', href: 'https://docs.openstack.org/' };
  const mediaTypes = [
    { base: 'application/json', type: 'application/vnd.openstack.compute+json;version=2.1' },
  ];
  return ok({ version: { ...version, links: [...version.links, describedBy], 'media-types': mediaTypes } });
}
