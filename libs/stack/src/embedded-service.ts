import { createFailpoints } from '@cellflow/failpoints';
import type { FailpointControl, Failpoints, Hit } from '@cellflow/failpoints';
import type { Platform, RunningService } from '@cellflow/platform';
import { rpcErrors } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { StackError } from './cells.ts';
import type { ServiceFailpoints } from './service-failpoints.ts';
import type { ServiceHandle, ServiceName } from './stack.ts';
import { serviceId } from './stack.ts';

export type ReadyService = RunningService & { readiness(): string | null };

/** Where the services of this process get their connections from. Each belongs to who opened it. */
export interface Ground {
  transport(vhost: string, user: string): Promise<Transport>;
  store(scope: string, user: string): Promise<Store>;
}

/** What one start of one service is given. */
export interface Opening extends Ground {
  /** Its own; null where no faults are wanted. */
  readonly failpoints: Failpoints | null;
}

/** How the failpoints of this process work. */
export interface EmbeddedFaults {
  readonly clock: Platform['clock'];
  /** Told every hit of an armed point, and in which service. */
  readonly tell: (service: string, hit: Hit) => void;
}

/** How one replica of one service is started in this process. */
export interface EmbeddedPlan {
  readonly name: ServiceName;
  readonly cell: string;
  readonly replica: number;
  start(open: Opening): Promise<ReadyService>;
}

export interface EmbeddedService extends ServiceHandle {
  /** Why it cannot work, or null. */
  readiness(): string | null;
}

/** A service of this process as something to start, stop and kill. */
export function embeddedService(
  plan: EmbeddedPlan,
  ground: Ground,
  faults: EmbeddedFaults | null,
): EmbeddedService {
  const { name, cell, replica } = plan;
  const id = serviceId(name, cell, replica);
  let service: ReadyService | null = null;
  let connections: { close(): Promise<void> }[] = [];
  let failpoints: (Failpoints & FailpointControl) | null = null;

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

  /** Of its last start, so that what ended it can be read. */
  const known = async () => {
    if (!faults) throw new StackError(`${id} has no failpoints: start the stack with faults`);
    if (!failpoints) throw new StackError(`${id} is down`);
    return failpoints;
  };

  const failpointsOf = (holder: string | undefined): ServiceFailpoints => ({
    async arm(text, ttlMs) {
      const points = await known();
      if (!service) throw new StackError(`${id} is down`);
      return points.arm(text, { ttlMs, holder });
    },
    disarm: async () => (await known()).disarm(holder),
    status: async () => (await known()).status(holder),
    heldBy: failpointsOf,
  });

  const self: EmbeddedService = {
    ...{ id, name, cell, replica, pid: null, healthUrl: null },
    failpoints: failpointsOf(undefined),
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
      const crash = () => void self.kill();
      failpoints =
        faults &&
        createFailpoints({
          clock: faults.clock,
          grip: { exit: crash, kill: crash, pause: null },
          errors: rpcErrors,
          tell: (hit) => faults.tell(id, hit),
        });
      try {
        service = await plan.start({
          failpoints,
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
  return self;
}

function refuse(id: string): never {
  throw new StackError(`${id} is no process of its own and cannot be frozen; start the stack as processes`);
}
