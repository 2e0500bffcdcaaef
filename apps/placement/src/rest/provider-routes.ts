import { addInventory } from './handlers/add-inventory.ts';
import { createProvider } from './handlers/create-provider.ts';
import { deleteInventories } from './handlers/delete-inventories.ts';
import { deleteInventory } from './handlers/delete-inventory.ts';
import { deleteProvider } from './handlers/delete-provider.ts';
import { deleteProviderTraits } from './handlers/delete-provider-traits.ts';
import { listAggregates } from './handlers/list-aggregates.ts';
import { listInventories } from './handlers/list-inventories.ts';
import { listProviderAllocations } from './handlers/list-provider-allocations.ts';
import { listProviderTraits } from './handlers/list-provider-traits.ts';
import { listProviders } from './handlers/list-providers.ts';
import { replaceInventories } from './handlers/replace-inventories.ts';
import { setAggregates } from './handlers/set-aggregates.ts';
import { setInventory } from './handlers/set-inventory.ts';
import { setProviderTraits } from './handlers/set-provider-traits.ts';
import { showInventory } from './handlers/show-inventory.ts';
import { showProvider } from './handlers/show-provider.ts';
import { showProviderUsages } from './handlers/show-provider-usages.ts';
import { updateProvider } from './handlers/update-provider.ts';
import type { RestRoute } from './routes.ts';

/** The rows of the table about resource providers and what they have. */
export const providerRoutes: readonly RestRoute[] = [
  {
    ...{ method: 'GET', path: '/resource_providers', since: 0 },
    ...{ rule: 'placement:resource_providers:list', handler: listProviders },
  },
  {
    ...{ method: 'POST', path: '/resource_providers', since: 0, json: true },
    ...{ rule: 'placement:resource_providers:create', handler: createProvider },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid', since: 0 },
    ...{ rule: 'placement:resource_providers:show', handler: showProvider },
  },
  {
    ...{ method: 'PUT', path: '/resource_providers/:uuid', since: 0, json: true },
    ...{ rule: 'placement:resource_providers:update', handler: updateProvider },
  },
  {
    ...{ method: 'DELETE', path: '/resource_providers/:uuid', since: 0 },
    ...{ rule: 'placement:resource_providers:delete', handler: deleteProvider },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/inventories', since: 0 },
    ...{ rule: 'placement:resource_providers:inventories:list', handler: listInventories },
  },
  {
    ...{ method: 'POST', path: '/resource_providers/:uuid/inventories', since: 0, json: true },
    ...{ rule: 'placement:resource_providers:inventories:create', handler: addInventory },
  },
  {
    ...{ method: 'PUT', path: '/resource_providers/:uuid/inventories', since: 0, json: true },
    ...{ rule: 'placement:resource_providers:inventories:update', handler: replaceInventories },
  },
  {
    ...{ method: 'DELETE', path: '/resource_providers/:uuid/inventories', since: 5, earlier: 405 },
    ...{ rule: 'placement:resource_providers:inventories:delete', handler: deleteInventories },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/inventories/:resourceClass', since: 0 },
    ...{ rule: 'placement:resource_providers:inventories:show', handler: showInventory },
  },
  {
    ...{ method: 'PUT', path: '/resource_providers/:uuid/inventories/:resourceClass', since: 0, json: true },
    ...{ rule: 'placement:resource_providers:inventories:update', handler: setInventory },
  },
  {
    ...{ method: 'DELETE', path: '/resource_providers/:uuid/inventories/:resourceClass', since: 0 },
    ...{ rule: 'placement:resource_providers:inventories:delete', handler: deleteInventory },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/usages', since: 0 },
    ...{ rule: 'placement:resource_providers:usages', handler: showProviderUsages },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/aggregates', since: 1 },
    ...{ rule: 'placement:resource_providers:aggregates:list', handler: listAggregates },
  },
  {
    ...{ method: 'PUT', path: '/resource_providers/:uuid/aggregates', since: 1, json: true },
    ...{ rule: 'placement:resource_providers:aggregates:update', handler: setAggregates },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/allocations', since: 0 },
    ...{ rule: 'placement:resource_providers:allocations:list', handler: listProviderAllocations },
  },
  {
    ...{ method: 'GET', path: '/resource_providers/:uuid/traits', since: 6 },
    ...{ rule: 'placement:resource_providers:traits:list', handler: listProviderTraits },
  },
  {
    ...{ method: 'PUT', path: '/resource_providers/:uuid/traits', since: 6, json: true },
    ...{ rule: 'placement:resource_providers:traits:update', handler: setProviderTraits },
  },
  {
    ...{ method: 'DELETE', path: '/resource_providers/:uuid/traits', since: 6 },
    ...{ rule: 'placement:resource_providers:traits:delete', handler: deleteProviderTraits },
  },
];
