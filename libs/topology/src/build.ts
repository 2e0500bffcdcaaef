import { checkCells } from './check-cells.ts';
import { permissionOf, topicPermissionsOf } from './grants.ts';
import type { Grant } from './grants.ts';
import { below, exactly, quote } from './patterns.ts';
import { deadLetterExchange, deadLetterQueue, queues, redeliverExchange, users, vhosts } from './routes.ts';
import type { Binding, CellLayout, Queue, Topology, Vhost } from './topology.ts';

/** The exchange of every vhost to which the broker copies all traffic while tracing is switched on. */
export const traceExchange = 'amq.rabbitmq.trace';

/** Where the auditor reads that copy. */
export const traceQueue = 'trace';

/** What the broker itself keeps in every vhost, and which of those are topic exchanges. */
const builtInTopicExchanges = ['amq.topic', traceExchange];

/**
 * Everything that exists on the brokers, and who may reach it, for these cells. Throws TopologyError where a name
 * cannot be used.
 */
export function buildTopology(cells: readonly CellLayout[]): Topology {
  checkCells(cells);
  return {
    vhosts: [apiVhost(), placementVhost(cells), ...cells.map(cellVhost)],
    users: [
      users.api,
      users.superConductor,
      users.scheduler,
      users.placement,
      ...cells.flatMap(({ name }) => [users.cellConductor(name), users.compute(name)]),
      users.auditor,
      users.operator,
    ],
  };
}

function apiVhost(): Vhost {
  const exchange = 'api';
  return vhost({
    name: vhosts.api,
    exchange,
    queues: [
      { name: queues.superConductor, kind: 'casts', keys: ['super-conductor.#'] },
      { name: queues.scheduler, kind: 'calls', keys: ['scheduler.#'] },
    ],
    grants: [
      { user: users.api, publishes: { exchange, keys: below('super-conductor') } },
      {
        user: users.superConductor,
        publishes: { exchange, keys: below('scheduler') },
        consumes: [queues.superConductor],
      },
      { user: users.scheduler, consumes: [queues.scheduler], replies: true },
    ],
  });
}

function placementVhost(cells: readonly CellLayout[]): Vhost {
  const exchange = 'placement';
  const mayCall = (user: string, methods: string, caller: string): Grant => ({
    user,
    publishes: { exchange, keys: `^placement\\.${methods}\\.${quote(caller)}$` },
  });
  return vhost({
    name: vhosts.placement,
    exchange,
    queues: [{ name: queues.placement, kind: 'calls', keys: ['placement.#'] }],
    grants: [
      ...[users.api, users.superConductor, users.scheduler].map((user) =>
        mayCall(user, '[A-Za-z]+', 'global'),
      ),
      ...cells.flatMap(({ name }) => [
        mayCall(users.cellConductor(name), '(Claim|Unclaim|GetAllocations|ReportHoldings)', name),
        mayCall(users.compute(name), 'UpdateProvider', name),
      ]),
      { user: users.placement, consumes: [queues.placement], replies: true },
    ],
  });
}

function cellVhost({ name, computes }: CellLayout): Vhost {
  const exchange = 'cell';
  const toComputes = { exchange, keys: below('compute') };
  return vhost({
    name: vhosts.cell(name),
    exchange,
    queues: [
      { name: queues.conductorCasts, kind: 'casts', keys: ['conductor.cast.#'] },
      { name: queues.conductorCalls, kind: 'calls', keys: ['conductor.call.#'] },
      ...computes.map(({ service, hosts }) => ({
        name: queues.compute(service),
        kind: 'casts' as const,
        keys: hosts.map((host) => `compute.${host}`),
      })),
    ],
    grants: [
      // Downwards only: neither may take anything from a cell.
      { user: users.superConductor, publishes: toComputes },
      { user: users.api, publishes: toComputes },
      {
        user: users.cellConductor(name),
        publishes: toComputes,
        consumes: [queues.conductorCasts, queues.conductorCalls],
        replies: true,
      },
      {
        user: users.compute(name),
        publishes: { exchange, keys: below('conductor') },
        consumes: computes.map(({ service }) => queues.compute(service)),
      },
    ],
  });
}

interface VhostPlan {
  readonly name: string;
  readonly exchange: string;
  readonly queues: readonly (Queue & { readonly keys: readonly string[] })[];
  readonly grants: readonly Grant[];
}

function vhost(plan: VhostPlan): Vhost {
  const exchanges = [plan.exchange, redeliverExchange, deadLetterExchange];
  const grants = [...plan.grants, { user: users.auditor, watches: [traceQueue] }, operating(plan)];
  return {
    name: plan.name,
    exchanges,
    queues: [...plan.queues.flatMap(queuesOf), { name: traceQueue, kind: 'trace' }],
    bindings: [
      ...plan.queues.flatMap((queue) => bindingsOf(queue, plan.exchange)),
      { exchange: traceExchange, queue: traceQueue, routingKey: '#' },
    ],
    permissions: grants.map(permissionOf),
    topicPermissions: grants.flatMap((grant) =>
      topicPermissionsOf(grant, [...exchanges, ...builtInTopicExchanges]),
    ),
  };
}

/** Whoever looks after the dead letters: takes from them, and puts back where they came from, nothing else. */
function operating({ queues }: VhostPlan): Grant {
  const names = queues.map(({ name }) => name);
  return {
    user: users.operator,
    publishes: { exchange: redeliverExchange, keys: exactly(names) },
    watches: names.map(deadLetterQueue),
  };
}

/** Calls have dead letters too: for what does not decode, put there by the service itself. */
const queuesOf = ({ name, kind }: Queue): Queue[] => [
  { name, kind },
  { name: deadLetterQueue(name), kind: 'dead-letters' },
];

const bindingsOf = ({ name, keys }: VhostPlan['queues'][number], exchange: string): Binding[] => [
  ...keys.map((routingKey) => ({ exchange, queue: name, routingKey })),
  { exchange: redeliverExchange, queue: name, routingKey: name },
  { exchange: deadLetterExchange, queue: deadLetterQueue(name), routingKey: name },
];
