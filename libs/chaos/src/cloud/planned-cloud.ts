import {
  aliasOf,
  defaultBuildLimits,
  layoutOf,
  processPlans,
  resolveCells,
  serviceId,
} from '@cellflow/stack';
import type { CellSpec, Replicas, ServiceName } from '@cellflow/stack';
import { buildTopology, storeScopes } from '@cellflow/topology';
import type { Named, Way } from './choose.ts';
import type { QueuePlace } from './interposer/choose-queues.ts';
import { waysOf } from './links.ts';

export interface PlannedService extends Named {
  readonly name: ServiceName;
  readonly links: readonly Way[];
}

/** What a cloud will be made of, before it is started: what can be named of it. */
export interface PlannedCloud {
  readonly services: readonly PlannedService[];
  /** Those that services take from. */
  readonly queues: readonly QueuePlace[];
  /** Users of the broker. */
  readonly users: readonly string[];
  /** Of stores: "api", "cell1". */
  readonly scopes: readonly string[];
  readonly cells: readonly string[];
  readonly hosts: readonly string[];
}

const nowhere = { brokerUrl: () => 'amqp://nowhere', storeUrl: () => 'redis://nowhere' };

/** The cloud that these cells and replicas make. Nothing is started, and no port is taken. */
export function planCloud(specs: readonly CellSpec[], replicas: Replicas): PlannedCloud {
  const cells = resolveCells(specs);
  const ports = (count = 1) => Array.from({ length: count }, () => 1);
  const plans = processPlans({
    ...{ cells, replicas, urls: nowhere, limits: defaultBuildLimits, logLevel: '', hostSubsetSize: 1 },
    ...{ faults: true, apiPorts: ports(replicas.api), placementPorts: ports(replicas.placement) },
    ...{ nextPort: () => 1, profilePath: () => '', guestLogDir: () => '' },
  });
  const layout = layoutOf(cells);
  const topology = buildTopology(layout);
  return {
    services: plans.map((plan) => ({
      ...{ id: serviceId(plan.name, plan.cell, plan.replica), alias: aliasOf(plan), name: plan.name },
      links: waysOf(plan),
    })),
    queues: topology.vhosts.flatMap(({ name: vhost, queues }) =>
      queues
        .filter(({ kind }) => kind === 'casts' || kind === 'calls')
        .map(({ name: queue }) => ({ vhost, queue })),
    ),
    users: topology.users,
    scopes: storeScopes(topology),
    cells: cells.map(({ name }) => name),
    hosts: layout.flatMap(({ computes }) => computes.flatMap(({ hosts }) => hosts)),
  };
}
