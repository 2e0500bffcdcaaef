import type { Platform } from '@cellflow/platform';
import { aliasOf, serviceId, startProcesses, stranger } from '@cellflow/stack';
import type { ProcessesOptions, ProcessPlan, Servers, ServiceHandle } from '@cellflow/stack';
import { ChaosError } from '../chaos-error.ts';
import { noNote, noUndo } from '../leases/remedy.ts';
import type { Undo } from '../leases/remedy.ts';
import { brokerAdmin } from './broker-admin.ts';
import type { ChaosCloud, ChaosService } from './chaos-cloud.ts';
import { throughProxies } from './links.ts';
import type { ProxyLink } from './links.ts';
import { holdProcess } from './hold-process.ts';
import { storeAdmin } from './store-admin.ts';

export interface ChaosCloudOptions extends Omit<ProcessesOptions, 'servers' | 'prepare' | 'faults'> {
  readonly servers: Servers;
  readonly platform: Platform;
  /** Added to the environment of every service: "CELLFLOW_FAILPOINTS" and the like. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What is known of a service before it runs. */
interface Prepared {
  readonly env: Record<string, string>;
  readonly links: readonly ProxyLink[];
  readonly healthUrl: string;
}

/** A cloud that can be broken, and its end. */
export interface RunningChaosCloud extends ChaosCloud {
  /** Ends everything that was started; the servers stay. */
  stop(): Promise<void>;
}

/** Starts every service as a process, with a proxy in front of each of its servers and the doors of its faults open. */
export async function startChaosCloud(options: ChaosCloudOptions): Promise<RunningChaosCloud> {
  const { platform, servers, env: added = {} } = options;
  const prepared = new Map<string, Prepared>();
  const closeProxies = async () => {
    const links = [...prepared.values()].flatMap((each) => each.links);
    await Promise.all(links.map(({ proxy }) => proxy.close()));
  };
  const prepare = async (plan: ProcessPlan): Promise<ProcessPlan> => {
    const { env, links } = await throughProxies(plan, platform);
    Object.assign(env, { CELLFLOW_TOKENS: JSON.stringify([stranger.grant]) }, added);
    const id = serviceId(plan.name, plan.cell, plan.replica);
    prepared.set(id, { env, links, healthUrl: `http://127.0.0.1:${plan.healthPort}` });
    return { ...plan, env };
  };
  try {
    const stack = await startProcesses({ ...options, faults: true, prepare });
    const services = stack
      .services()
      .map((handle) => chaosService(handle, prepared.get(handle.id)!, platform));
    const store = storeAdmin(servers);
    return {
      ...{ platform, stack, servers, services, store, stores: [store], remains: [] },
      broker: brokerAdmin(servers),
      undo: noUndo,
      async stop() {
        try {
          await stack.stop();
        } finally {
          await Promise.all(services.map((service) => service.kill()));
          await closeProxies();
        }
      },
    };
  } catch (error) {
    await closeProxies();
    throw error;
  }
}

const pollMs = 25;
const answerMs = 2000;

const pageAt = (url: string): Promise<string> =>
  fetch(url, { signal: AbortSignal.timeout(answerMs) }).then(
    (response) => response.text(),
    () => '',
  );

function chaosService(
  handle: ServiceHandle,
  { env, links, healthUrl }: Prepared,
  platform: Platform,
): ChaosService {
  const { clock } = platform;
  const isReady = () =>
    fetch(`${healthUrl}/ready`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  return Object.assign(handle, {
    ...{ env, links },
    alias: aliasOf(handle),
    page: (path: string) => pageAt(healthUrl + path),
    flushLog: () => Promise.resolve(),
    // A process ends with whoever started it: there is nothing to start without it.
    whenDown: () => noNote,
    hold: (undo: Undo) => holdProcess(handle, undo, clock),
    async untilReady(timeoutMs: number) {
      const deadline = clock.monotonic() + timeoutMs;
      while (!(await isReady())) {
        if (clock.monotonic() > deadline)
          throw new ChaosError(`${handle.id} is not ready after ${timeoutMs} ms`);
        await clock.sleep(pollMs);
      }
    },
  });
}
