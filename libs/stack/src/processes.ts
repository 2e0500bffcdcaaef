import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFileGuestLog } from '@cellflow/app-fake-compute';
import { systemClock } from '@cellflow/platform';
import type { LogLevel } from '@cellflow/platform';
import { defaultBuildLimits, definedLimits } from './build-limits.ts';
import type { BuildLimits } from './build-limits.ts';
import { resolveCells, StackError } from './cells.ts';
import type { CellSpec } from './cells.ts';
import { processService } from './child-process.ts';
import type { ProcessPlan } from './child-process.ts';
import type { Replicas } from './embedded.ts';
import { processPlans } from './process-plans.ts';
import type { ServerUrls } from './process-plans.ts';
import { freePorts } from './servers/free-ports.ts';
import { connectStores } from './stack-stores.ts';
import { readGuestRecords, readGuests } from './read-guests.ts';
import { devToken } from './stack.ts';
import type { Stack, StackStores } from './stack.ts';

export interface ProcessesOptions extends Partial<BuildLimits> {
  readonly cells: readonly CellSpec[];
  /** RabbitMQ and Redis, ready for these cells. They stay up when the stack stops. */
  readonly servers: ServerUrls;
  readonly logLevel?: LogLevel;
  /** Of the API of the first replica; the others take free ones. Default 0: a free one. */
  readonly apiPort?: number;
  /** Of the Placement API of the first replica; the others take free ones. Default 0: a free one. */
  readonly placementPort?: number;
  readonly replicas?: Replicas;
  readonly hostSubsetSize?: number;
  /** Failpoints can be armed while they run. Default false. */
  readonly faults?: boolean;
  /** Folder of the bundles. Default: dist/ of this installation. */
  readonly bundles?: string;
  /** Kept where it is given; else a temporary folder that goes with the stack. */
  readonly logDir?: string;
  readonly readyTimeoutMs?: number;
  readonly stopTimeoutMs?: number;
  /** Has the last word on how each process is started: where its servers are, what else it is told. */
  readonly prepare?: (plan: ProcessPlan) => Promise<ProcessPlan>;
}

/** Starts every service as a process of its own on the given servers, and resolves when all are ready. */
export async function startProcesses(
  options: ProcessesOptions,
): Promise<Stack & { readonly logDir: string }> {
  const cells = resolveCells(options.cells);
  const bundles = options.bundles ?? findBundles();
  const temporary = options.logDir === undefined;
  const logDir = options.logDir ?? mkdtempSync(join(tmpdir(), 'cellflow-'));
  mkdirSync(logDir, { recursive: true });

  const count = 32 + 2 * cells.flatMap(({ computes }) => computes).length + 4 * cells.length;
  const ports = await freePorts(count);
  const nextPort = () => {
    const port = ports.pop();
    if (port === undefined) throw new StackError('more replicas than ports were set aside');
    return port;
  };
  const portsOf = (count = 1, first?: number) =>
    Array.from({ length: count }, (_, replica) => (replica === 0 && first) || nextPort());
  const apiPorts = portsOf(options.replicas?.api, options.apiPort);
  const placementPorts = portsOf(options.replicas?.placement, options.placementPort);
  const urlOf = (port: number) => `http://127.0.0.1:${port}`;
  const guestLogDir = (service: string) => join(logDir, 'guests', service);
  const plans = processPlans({
    ...{ cells, apiPorts, placementPorts, nextPort, urls: options.servers },
    limits: { ...defaultBuildLimits, ...definedLimits(options) },
    replicas: options.replicas ?? {},
    logLevel: options.logLevel ?? 'info',
    hostSubsetSize: options.hostSubsetSize ?? 1,
    faults: options.faults ?? false,
    profilePath(service, profile) {
      const path = join(logDir, `${service}.profile.json`);
      writeFileSync(path, typeof profile === 'string' ? profile : JSON.stringify(profile, null, 2));
      return path;
    },
    guestLogDir,
  });
  const { prepare = (plan: ProcessPlan) => Promise.resolve(plan) } = options;
  const services = (await Promise.all(plans.map(prepare))).map((plan) =>
    processService(plan, {
      ...{ bundles, logDir, clock: systemClock },
      readyTimeoutMs: options.readyTimeoutMs ?? 30_000,
      stopTimeoutMs: options.stopTimeoutMs ?? 15_000,
    }),
  );
  let stores: StackStores | null = null;
  const stop = async () => {
    // Top down, and side by side within a level: whoever asks ends before whoever answers.
    const faults: unknown[] = [];
    for (const level of levels) {
      const group = services.filter(({ name }) => level.includes(name));
      const results = await Promise.allSettled(group.map((service) => service.stop()));
      for (const result of results) if (result.status === 'rejected') faults.push(result.reason);
    }
    if (stores)
      await Promise.all([stores.api, stores.placement, ...stores.cells.values()].map((each) => each.close()));
    if (faults.length > 0) throw faults[0];
    if (temporary) rmSync(logDir, { recursive: true, force: true });
  };

  try {
    const results = await Promise.allSettled(services.map((service) => service.start()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    stores = await connectStores(cells, options.servers);
  } catch (error) {
    await Promise.all(services.map((service) => service.kill()));
    throw error;
  }
  return {
    mode: 'processes',
    apiUrls: apiPorts.map(urlOf),
    apiUrl: urlOf(apiPorts[0]!),
    placementUrls: placementPorts.map(urlOf),
    token: devToken,
    ...{ cells, stores, stop, logDir },
    guests: () => readGuests(cells, (service) => openFileGuestLog(guestLogDir(service))),
    guestRecords: () => readGuestRecords(cells, (service) => openFileGuestLog(guestLogDir(service))),
    services: () => services,
  };
}

const levels: readonly (readonly string[])[] = [
  ['api'],
  ['super-conductor'],
  ['fake-compute', 'scheduler'],
  ['cell-conductor'],
  ['placement'],
];

/** The bundles are beside this code where it is bundled itself, else in dist/ above the sources. */
export function findBundles(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [here, join(here, '../../../dist')].find((folder) =>
    existsSync(join(folder, 'super-conductor.js')),
  );
  if (found) return found;
  throw new StackError('the services are not built: run `npm run build` first');
}
