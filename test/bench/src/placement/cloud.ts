import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { Placement } from '@cellflow/contracts-placement';
import { createPlatform, systemClock, systemIds } from '@cellflow/platform';
import { connectAmqp, createClient, newContext } from '@cellflow/rpc';
import type { Client } from '@cellflow/rpc';
import { askRedis, freePorts, processService, provideServers } from '@cellflow/stack';
import type { AppendFsync, ProcessService, Servers } from '@cellflow/stack';
import { connectRedisStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { buildTopology, routes, users, vhosts } from '@cellflow/topology';
import { familyOf } from '../cpu.ts';
import type { Bench } from './bench.ts';
import type { Processes } from './drive.ts';
import { cell } from './providers.ts';

export const platform = createPlatform();

/** How long a replica that holds much may take to start. */
const readyTimeoutMs = 120_000;

/** One replica of placement in a process of its own. */
export interface Replica {
  readonly service: ProcessService;
  readonly restPort: number;
}

/** The real servers, and what this process does on them. */
export interface Cloud {
  readonly servers: Servers;
  readonly store: Store;
  /** A replica that does not run yet. */
  replica(number: number): Promise<Replica>;
  /** Calls placement as the API level does. */
  connect(): Promise<Caller>;
  appendFsync(how: AppendFsync): Promise<void>;
  /** Whose CPU is measured while these replicas run. */
  processes(...replicas: readonly Replica[]): Processes;
}

export interface Caller {
  readonly placement: Client<typeof Placement>;
  /** For one call: a message id is never used twice. */
  options(): { context: ReturnType<typeof newContext>; messageId: string };
  close(): Promise<void>;
}

/** Starts the servers, empty. They stop at the end of the run. */
export async function startCloud({ options, progress, undo, entry }: Bench): Promise<Cloud> {
  await progress('starting RabbitMQ and Redis');
  const topology = buildTopology([{ name: cell, computes: [] }]);
  const servers = await provideServers({ topology, appendFsync: options.appendFsync, fresh: true });
  undo.push(() => servers.stop());
  await progress(`${servers.description}, appendfsync ${options.appendFsync}`);
  const logDir = mkdtempSync(join(tmpdir(), 'cellflow-bench-'));
  undo.push(async () => rmSync(logDir, { recursive: true, force: true }));
  const store = await connectRedisStore({
    url: servers.storeUrl(users.placement, 'placement'),
    scope: 'placement',
    platform,
  });
  undo.push(() => store.close());
  return {
    servers,
    store,
    async replica(number) {
      const [healthPort, restPort] = (await freePorts(2)) as [number, number];
      const env = {
        CELLFLOW_PLACEMENT_BROKER_URL: servers.brokerUrl(users.placement, vhosts.placement),
        CELLFLOW_PLACEMENT_STORE_URL: servers.storeUrl(users.placement, 'placement'),
        CELLFLOW_PLACEMENT_PORT: String(restPort),
        CELLFLOW_LOG_LEVEL: 'warn',
      };
      const service = processService(
        { name: 'placement', cell: '', replica: number, healthPort, env },
        { clock: systemClock, bundles: dirname(entry), logDir, readyTimeoutMs, stopTimeoutMs: 15_000 },
      );
      undo.push(() => service.kill());
      return { service, restPort };
    },
    connect: () => connect(servers, undo),
    appendFsync: async (how) =>
      void (await askRedis(servers.admin.storeUrl, [['CONFIG', 'SET', 'appendfsync', how]])),
    processes: (...replicas) => ({
      placement: replicas.flatMap(({ service }) => familyOf(service.pid ?? 0)),
      ...(servers.processes && {
        broker: familyOf(servers.processes.rabbitmq.pid),
        store: familyOf(servers.processes.redis.pid),
      }),
      client: [process.pid],
    }),
  };
}

async function connect(servers: Servers, undo: Bench['undo']): Promise<Caller> {
  const url = servers.brokerUrl(users.scheduler, vhosts.placement);
  const transport = await connectAmqp({ url, platform });
  undo.push(() => transport.close());
  const context = newContext(systemIds);
  let last = 0;
  return {
    placement: createClient({
      ...{ service: Placement, transport, platform },
      route: (method) => routes.placement(method, 'global'),
    }),
    options: () => ({ context, messageId: `${context.requestId}:${(last += 1)}` }),
    close: () => transport.close(),
  };
}
