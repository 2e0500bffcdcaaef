import type { RunningService } from '@cellflow/platform';
import type { Transport } from '@cellflow/rpc';
import { StackError } from './cells.ts';
import type { ServiceHandle, ServiceName } from './stack.ts';
import { serviceId } from './stack.ts';

export type ReadyService = RunningService & { readiness(): string | null };

/** Opens a connection that belongs to one service and dies with it. */
export type Connect = (vhost: string, user: string) => Transport;

/** How one replica of one service is started in this process. */
export interface EmbeddedPlan {
  readonly name: ServiceName;
  readonly cell: string;
  readonly replica: number;
  start(connect: Connect): Promise<ReadyService>;
}

export interface EmbeddedService extends ServiceHandle {
  /** Why it cannot work, or null. */
  readiness(): string | null;
}

/** A service of this process as something to start, stop and kill. */
export function embeddedService(plan: EmbeddedPlan, connect: Connect): EmbeddedService {
  const { name, cell, replica } = plan;
  const id = serviceId(name, cell, replica);
  let service: ReadyService | null = null;
  let transports: Transport[] = [];

  /** Takes the service off the books first, so that a second stop finds nothing to do. */
  const takeDown = () => {
    const down = { service, transports };
    service = null;
    transports = [];
    return down;
  };
  const closeAll = async (open: Transport[]) => {
    await Promise.all(open.map((transport) => transport.close()));
  };

  return {
    ...{ id, name, cell, replica, pid: null },
    running: () => service !== null,
    readiness: () => (service ? service.readiness() : `${id} is down`),
    async start() {
      if (service) throw new StackError(`${id} runs already`);
      const opened: Transport[] = [];
      service = await plan.start((vhost, user) => {
        const transport = connect(vhost, user);
        opened.push(transport);
        return transport;
      });
      transports = opened;
    },
    async stop() {
      const down = takeDown();
      await down.service?.stop();
      await closeAll(down.transports);
    },
    async kill() {
      const down = takeDown();
      await closeAll(down.transports);
      // What is left in memory may still run, as a zombie would: its connections are gone, its writes are fenced.
      await down.service?.stop().catch(() => undefined);
    },
    freeze: () => refuse(id),
    thaw: () => refuse(id),
  };
}

function refuse(id: string): never {
  throw new StackError(`${id} is no process of its own and cannot be frozen; start the stack as processes`);
}
