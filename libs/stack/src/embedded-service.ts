import type { RunningService } from '@cellflow/platform';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { StackError } from './cells.ts';
import type { ServiceHandle, ServiceName } from './stack.ts';
import { serviceId } from './stack.ts';

export type ReadyService = RunningService & { readiness(): string | null };

/** Where the services of this process get their connections from. Each belongs to who opened it. */
export interface Ground {
  transport(vhost: string, user: string): Promise<Transport>;
  store(scope: string, user: string): Promise<Store>;
}

/** How one replica of one service is started in this process. */
export interface EmbeddedPlan {
  readonly name: ServiceName;
  readonly cell: string;
  readonly replica: number;
  start(open: Ground): Promise<ReadyService>;
}

export interface EmbeddedService extends ServiceHandle {
  /** Why it cannot work, or null. */
  readiness(): string | null;
}

/** A service of this process as something to start, stop and kill. */
export function embeddedService(plan: EmbeddedPlan, ground: Ground): EmbeddedService {
  const { name, cell, replica } = plan;
  const id = serviceId(name, cell, replica);
  let service: ReadyService | null = null;
  let connections: { close(): Promise<void> }[] = [];

  /** Takes the service off the books first, so that a second stop finds nothing to do. */
  const takeDown = () => {
    const down = { service, connections };
    service = null;
    connections = [];
    return down;
  };
  const closeAll = async (open: typeof connections) => {
    await Promise.all(open.map((connection) => connection.close()));
  };

  return {
    ...{ id, name, cell, replica, pid: null },
    running: () => service !== null,
    readiness: () => (service ? service.readiness() : `${id} is down`),
    async start() {
      if (service) throw new StackError(`${id} runs already`);
      const opened: typeof connections = [];
      const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
        const connection = await opening;
        opened.push(connection);
        return connection;
      };
      try {
        service = await plan.start({
          transport: (vhost, user) => keep(ground.transport(vhost, user)),
          store: (scope, user) => keep(ground.store(scope, user)),
        });
      } catch (error) {
        await closeAll(opened).catch(() => undefined);
        throw error;
      }
      connections = opened;
    },
    async stop() {
      const down = takeDown();
      await down.service?.stop();
      await closeAll(down.connections);
    },
    async kill() {
      const down = takeDown();
      await closeAll(down.connections);
      // What is left in memory may still run, as a zombie would: its connections are gone, its writes are fenced.
      void down.service?.stop().catch(() => undefined);
    },
    freeze: () => refuse(id),
    thaw: () => refuse(id),
  };
}

function refuse(id: string): never {
  throw new StackError(`${id} is no process of its own and cannot be frozen; start the stack as processes`);
}
