import type { ProviderRecord } from '@cellflow/contracts-placement';
import { nestedSince } from '../inputs/provider-body.ts';

export const providerPath = (uuid: string) => `/resource_providers/${uuid}`;

/** Links of a provider, with the first minor version that shows them. */
const links = [
  { rel: 'self', path: '', since: 0 },
  { rel: 'inventories', path: '/inventories', since: 0 },
  { rel: 'usages', path: '/usages', since: 0 },
  { rel: 'aggregates', path: '/aggregates', since: 1 },
  { rel: 'traits', path: '/traits', since: 6 },
  { rel: 'allocations', path: '/allocations', since: 11 },
] as const;

export function showProvider(provider: ProviderRecord, minor: number) {
  const { uuid, name, generation, parentUuid, rootUuid } = provider;
  return {
    uuid,
    name,
    generation,
    ...(minor >= nestedSince && {
      parent_provider_uuid: parentUuid === '' ? null : parentUuid,
      root_provider_uuid: rootUuid,
    }),
    links: links
      .filter(({ since }) => since <= minor)
      .map(({ rel, path }) => ({ rel, href: `${providerPath(uuid)}${path}` })),
  };
}

/** When a provider last changed, usage aside, ms since the epoch; undefined for one of before that was kept. */
export const modifiedOf = ({ updatedAtMs }: ProviderRecord): number | undefined => updatedAtMs || undefined;
