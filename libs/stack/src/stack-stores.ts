import { createPlatform } from '@cellflow/platform';
import { connectRedisStore } from '@cellflow/store';
import { cell0, users } from '@cellflow/topology';
import type { ResolvedCell } from './cells.ts';
import type { ServerUrls } from './process-plans.ts';
import type { StackStores } from './stack.ts';

/** Connects to the stores of a cloud, to read them. */
export async function connectStores(
  cells: readonly ResolvedCell[],
  servers: ServerUrls,
): Promise<StackStores> {
  const platform = createPlatform();
  const open = (scope: string, user: string) =>
    connectRedisStore({ url: servers.storeUrl(user, scope), scope, platform });
  const names = [...cells.map(({ name }) => name), cell0];
  const [api, placement, ...cellStores] = await Promise.all([
    open('api', users.superConductor),
    open('placement', users.placement),
    ...names.map((name) => open(name, users.superConductor)),
  ]);
  return { api, placement, cells: new Map(names.map((name, index) => [name, cellStores[index]!])) };
}
