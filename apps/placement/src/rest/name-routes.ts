import { createResourceClass } from './handlers/create-resource-class.ts';
import { deleteResourceClass } from './handlers/delete-resource-class.ts';
import { deleteTrait } from './handlers/delete-trait.ts';
import { listResourceClasses } from './handlers/list-resource-classes.ts';
import { listTraits } from './handlers/list-traits.ts';
import { putTrait } from './handlers/put-trait.ts';
import { showResourceClass } from './handlers/show-resource-class.ts';
import { showTrait } from './handlers/show-trait.ts';
import { createSince, updateResourceClass } from './handlers/update-resource-class.ts';
import type { RestRoute } from './routes.ts';

/** The rows of the table about resource classes and traits. */
export const nameRoutes: readonly RestRoute[] = [
  {
    ...{ method: 'GET', path: '/resource_classes', since: 2 },
    ...{ rule: 'placement:resource_classes:list', handler: listResourceClasses },
  },
  {
    ...{ method: 'POST', path: '/resource_classes', since: 2, json: true },
    ...{ rule: 'placement:resource_classes:create', handler: createResourceClass },
  },
  {
    ...{ method: 'GET', path: '/resource_classes/:name', since: 2 },
    ...{ rule: 'placement:resource_classes:show', handler: showResourceClass },
  },
  {
    ...{ method: 'PUT', path: '/resource_classes/:name', since: 2, json: { before: createSince } },
    ...{ rule: 'placement:resource_classes:update', handler: updateResourceClass },
  },
  {
    ...{ method: 'DELETE', path: '/resource_classes/:name', since: 2 },
    ...{ rule: 'placement:resource_classes:delete', handler: deleteResourceClass },
  },
  {
    ...{ method: 'GET', path: '/traits', since: 6 },
    ...{ rule: 'placement:traits:list', handler: listTraits },
  },
  {
    ...{ method: 'GET', path: '/traits/:name', since: 6 },
    ...{ rule: 'placement:traits:show', handler: showTrait },
  },
  {
    ...{ method: 'PUT', path: '/traits/:name', since: 6 },
    ...{ rule: 'placement:traits:update', handler: putTrait },
  },
  {
    ...{ method: 'DELETE', path: '/traits/:name', since: 6 },
    ...{ rule: 'placement:traits:delete', handler: deleteTrait },
  },
];
