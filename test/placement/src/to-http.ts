import type { Act, Claim, Claims, Operation, Parameters } from './model/operation.ts';
import { candidateParameters, listParameters, queryString } from './query-string.ts';

/** Bodies are JSON values, undefined where there is none; header names are in lower case. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
}

type Line = readonly [method: HttpRequest['method'], path: string, body?: unknown];

const claimBody = (claim: Claim) => ({
  allocations: Object.fromEntries(
    Object.entries(claim.allocations).map(([provider, resources]) => [provider, { resources }]),
  ),
  project_id: claim.project,
  user_id: claim.user,
  consumer_type: claim.type,
  consumer_generation: claim.generation,
  mappings: claim.mappings,
});
const claimsBody = (claims: Claims) =>
  Object.fromEntries(Object.entries(claims).map(([consumer, claim]) => [consumer, claimBody(claim)]));

const at = (provider: string, part = '') => `/resource_providers/${provider}${part}`;
const part =
  (name: string) =>
  ({ provider }: { provider: string }): Line => ['GET', at(provider, name)];

const lines: { [A in Act]: (operation: Parameters[A]) => Line } = {
  createProvider: ({ provider, name, parent }) => [
    'POST',
    '/resource_providers',
    { uuid: provider, name, parent_provider_uuid: parent },
  ],
  updateProvider: ({ provider, name, parent }) => [
    'PUT',
    at(provider),
    { name, parent_provider_uuid: parent },
  ],
  deleteProvider: ({ provider }) => ['DELETE', at(provider)],
  putInventories: ({ provider, generation, inventories }) => [
    'PUT',
    at(provider, '/inventories'),
    { resource_provider_generation: generation, inventories },
  ],
  putInventory: ({ provider, class: name, generation, inventory }) => [
    'PUT',
    at(provider, `/inventories/${name}`),
    { resource_provider_generation: generation, ...inventory },
  ],
  postInventory: ({ provider, class: name, inventory }) => [
    'POST',
    at(provider, '/inventories'),
    { resource_class: name, ...inventory },
  ],
  deleteInventory: ({ provider, class: name }) => ['DELETE', at(provider, `/inventories/${name}`)],
  deleteInventories: ({ provider }) => ['DELETE', at(provider, '/inventories')],
  putTraits: ({ provider, generation, traits }) => [
    'PUT',
    at(provider, '/traits'),
    { resource_provider_generation: generation, traits },
  ],
  deleteTraits: ({ provider }) => ['DELETE', at(provider, '/traits')],
  putAggregates: ({ provider, generation, aggregates }) => [
    'PUT',
    at(provider, '/aggregates'),
    { resource_provider_generation: generation, aggregates },
  ],
  putAllocations: ({ consumer, claim }) => ['PUT', `/allocations/${consumer}`, claimBody(claim)],
  postAllocations: ({ claims }) => ['POST', '/allocations', claimsBody(claims)],
  deleteAllocations: ({ consumer }) => ['DELETE', `/allocations/${consumer}`],
  reshape: ({ inventories, claims }) => [
    'POST',
    '/reshaper',
    {
      inventories: Object.fromEntries(
        Object.entries(inventories).map(([provider, { generation, inventories: table }]) => [
          provider,
          { resource_provider_generation: generation, inventories: table },
        ]),
      ),
      allocations: claimsBody(claims),
    },
  ],
  createClass: ({ class: name }) => ['PUT', `/resource_classes/${name}`],
  deleteClass: ({ class: name }) => ['DELETE', `/resource_classes/${name}`],
  createTrait: ({ trait }) => ['PUT', `/traits/${trait}`],
  deleteTrait: ({ trait }) => ['DELETE', `/traits/${trait}`],
  getProvider: part(''),
  listProviders: ({ filters }) => ['GET', `/resource_providers${queryString(listParameters(filters))}`],
  getInventories: part('/inventories'),
  getUsages: part('/usages'),
  getProviderAllocations: part('/allocations'),
  getTraits: part('/traits'),
  getAggregates: part('/aggregates'),
  getAllocations: ({ consumer }) => ['GET', `/allocations/${consumer}`],
  projectUsages: ({ project, user, type }) => {
    const parameters = [
      ['project_id', project],
      ['user_id', user],
      ['consumer_type', type],
    ] as const;
    return ['GET', `/usages${queryString(parameters)}`];
  },
  allocationCandidates: ({ query }) => [
    'GET',
    `/allocation_candidates${queryString(candidateParameters(query))}`,
  ],
};

/** The request at microversion 1.39. Generations must have been resolved. */
export function toHttp(operation: Operation): HttpRequest {
  const line = lines[operation.act] as (operation: Operation) => Line;
  const [method, path, body] = line(operation);
  const headers = {
    accept: 'application/json',
    'openstack-api-version': 'placement 1.39',
    'x-auth-token': 'admin',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return { method, path, headers, ...(body === undefined ? {} : { body: JSON.parse(JSON.stringify(body)) }) };
}
