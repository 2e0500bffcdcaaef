import { ResourceAmount, StringList } from '@cellflow/contracts-common';
import type { MethodDescriptor, ServiceDescriptor } from '@cellflow/contracts-common';
import { deadLetterExchange, deadLetterQueue, redeliverExchange } from '@cellflow/topology';
import type { Topology } from '@cellflow/topology';

/** A small service of both kinds, for tests of the bus itself. */
export const Depot = {
  fullName: 'test.Depot',
  methods: {
    count: {
      name: 'Count',
      path: 'test.Depot/Count',
      kind: 'call',
      idempotent: true,
      timeoutMs: 2_000,
      request: StringList,
      response: ResourceAmount,
    } satisfies MethodDescriptor<StringList, ResourceAmount>,
    store: {
      name: 'Store',
      path: 'test.Depot/Store',
      kind: 'cast',
      idempotent: true,
      timeoutMs: 5_000,
      request: StringList,
      response: StringList,
    } satisfies MethodDescriptor<StringList, StringList>,
  },
} as const satisfies ServiceDescriptor;

export const depotVhost = 'depot';
export const callsQueue = 'depot.calls';
export const castsQueue = 'depot';

/** Where requests to the depot go. */
export const depotRoute = (method: { name: string; kind: 'call' | 'cast' }) => ({
  exchange: 'work',
  routingKey: `depot.${method.kind}.${method.name}`,
  queue: method.kind === 'call' ? callsQueue : castsQueue,
});

/** One vhost: "clerk" asks, "depot" answers, "stranger" may do nothing. */
export const depotTopology: Topology = {
  users: ['clerk', 'depot', 'stranger'],
  vhosts: [
    {
      name: depotVhost,
      exchanges: ['work', redeliverExchange, deadLetterExchange],
      queues: [
        { name: castsQueue, kind: 'casts' },
        { name: callsQueue, kind: 'calls' },
        { name: deadLetterQueue(castsQueue), kind: 'dead-letters' },
        { name: deadLetterQueue(callsQueue), kind: 'dead-letters' },
      ],
      bindings: [
        { exchange: 'work', queue: castsQueue, routingKey: 'depot.cast.*' },
        { exchange: 'work', queue: callsQueue, routingKey: 'depot.call.*' },
        ...[castsQueue, callsQueue].flatMap((queue) => [
          { exchange: redeliverExchange, queue, routingKey: queue },
          { exchange: deadLetterExchange, queue: deadLetterQueue(queue), routingKey: queue },
        ]),
      ],
      permissions: [
        { user: 'clerk', configure: '^$', write: '^work$', read: '^$' },
        {
          user: 'depot',
          configure: '^$',
          write: '^(amq\\.default|redeliver|dead-letter)$',
          read: '^depot(\\.calls)?$',
        },
        { user: 'stranger', configure: '^$', write: '^$', read: '^$' },
      ],
      topicPermissions: [
        {
          user: 'clerk',
          exchange: 'work',
          write: '^depot\\.((call|cast)\\..+|nowhere)$',
          read: '^$',
        },
        { user: 'depot', exchange: 'work', write: '^$', read: '^$' },
        { user: 'depot', exchange: redeliverExchange, write: '^depot(\\.calls)?$', read: '^$' },
        { user: 'depot', exchange: deadLetterExchange, write: '^depot(\\.calls)?$', read: '^$' },
        ...['work', redeliverExchange, deadLetterExchange].map((exchange) => ({
          user: 'stranger',
          exchange,
          write: '^$',
          read: '^$',
        })),
      ],
    },
  ],
};
