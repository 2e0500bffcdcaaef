import { systemIds } from '@cellflow/platform';
import { smallFlavor, uuidOf } from '../providers.ts';
import type { Clients } from './clients.ts';

/** A kind of request and the status it is answered with. */
export interface RequestKind {
  readonly what: string;
  readonly status: number;
  send(clients: Clients, providers: number): ReturnType<Clients['ask']>;
}

const resources = Object.entries(smallFlavor)
  .map(([resourceClass, amount]) => `${resourceClass}:${amount}`)
  .join();

const anyProvider = (providers: number) => uuidOf(1 + Math.floor(Math.random() * (providers - 1)));

export const requestKinds = {
  candidates: {
    what: 'GET /allocation_candidates, limit 10',
    status: 200,
    send: (clients) => clients.ask('GET', `/allocation_candidates?resources=${resources}&limit=10`),
  },
  provider: {
    what: 'GET /resource_providers/{uuid}',
    status: 200,
    send: (clients, providers) => clients.ask('GET', `/resource_providers/${anyProvider(providers)}`),
  },
  claim: {
    what: 'PUT /allocations/{consumer}',
    status: 204,
    send: (clients, providers) =>
      clients.ask(
        'PUT',
        `/allocations/${systemIds.uuid()}`,
        JSON.stringify({
          allocations: { [anyProvider(providers)]: { resources: smallFlavor } },
          project_id: 'bench',
          user_id: 'bench',
          consumer_generation: null,
          consumer_type: 'INSTANCE',
        }),
      ),
  },
} as const satisfies Record<string, RequestKind>;
