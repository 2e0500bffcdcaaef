import { RestError } from '@cellflow/stack';
import type { RestClient } from '@cellflow/stack';

/** One client of several replicas: where nobody listens, the next one is asked, as a balancer does. `first`: counted round. */
export function balance(clients: readonly RestClient[], first: number): RestClient {
  const order = clients.map((_, at) => clients[(first + at) % clients.length]!);
  async function ask<T>(act: (client: RestClient) => Promise<T>): Promise<T> {
    for (const client of order.slice(0, -1)) {
      try {
        return await act(client);
      } catch (error) {
        if (!isClosed(error)) throw error;
      }
    }
    return act(order.at(-1)!);
  }
  return {
    endpoint: order[0]!.endpoint,
    boot: (request, onAnswer) => ask((client) => client.boot(request, onAnswer)),
    list: (filter, onAnswer) => ask((client) => client.list(filter, onAnswer)),
    show: (id) => ask((client) => client.show(id)),
    remove: (id) => ask((client) => client.remove(id)),
    flavors: () => ask((client) => client.flavors()),
  };
}

/** Nobody listens there: nothing was sent. */
function isClosed(error: unknown): boolean {
  const cause = error instanceof RestError && error.cause instanceof Error ? error.cause.cause : null;
  return (cause as { readonly code?: unknown } | null)?.code === 'ECONNREFUSED';
}
