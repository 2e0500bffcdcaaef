import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openFileGuestLog } from '@cellflow/app-fake-compute';
import type { Platform } from '@cellflow/platform';
import { buildTopology } from '@cellflow/topology';
import { aliasOf } from '../alias.ts';
import { defaultBuildLimits, definedLimits } from '../build-limits.ts';
import { layoutOf, resolveCells, StackError } from '../cells.ts';
import type { ResolvedCell } from '../cells.ts';
import { processPlans } from '../process-plans.ts';
import { findBundles } from '../processes.ts';
import type { ProcessesOptions } from '../processes.ts';
import { createRestClient } from '../rest-client.ts';
import { readGuestRecords, readGuests } from '../read-guests.ts';
import { freePorts } from '../servers/free-ports.ts';
import type { AppendFsync } from '../servers/redis-program.ts';
import { connectStores } from '../stack-stores.ts';
import { devToken } from '../stack.ts';
import type { Stack } from '../stack.ts';
import { composeServers } from './compose-servers.ts';
import type { ComposeServers } from './compose-servers.ts';
import { containerService } from './container.ts';
import type { ContainerService } from './container.ts';
import { docker, DockerError } from './docker.ts';
import { chaosProject, cellsIn, containerName } from './project-file.ts';
import type { ComposeFile, WantedService } from './project-file.ts';
import { projectFolder, projectPrefix, removeProject, runnerLabel } from './remove-project.ts';

export interface ComposeOptions extends Pick<
  ProcessesOptions,
  'cells' | 'replicas' | 'maxAttempts' | 'leaseMs' | 'buildTimeoutMs' | 'logLevel'
> {
  readonly platform: Platform;
  readonly logDir: string;
  readonly appendFsync: AppendFsync;
  /** Added to the environment of every service. */
  readonly env: Readonly<Record<string, string>>;
  /** Who brings it up, for whoever finds it later. */
  readonly runner: string;
  /** Aborted: what is up so far is removed, and the start rejects. */
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

/** A cloud of containers from docker-compose.yml, in a project of its own, with the doors of its faults open. */
export interface ComposeStack extends Stack {
  readonly logDir: string;
  readonly project: ComposeFile;
  readonly servers: ComposeServers;
  services(): readonly ContainerService[];
}

const upMs = 300_000;
const readyMs = 60_000;
const inside = {
  profile: '/etc/cellflow/profile.yaml',
  guests: '/var/lib/cellflow/guests',
  api: 8774,
  placement: 8778,
};

/** Brings up a project and resolves when all its services are ready. Rejects with StackError or DockerError. */
export async function startCompose(options: ComposeOptions): Promise<ComposeStack> {
  const { platform, runner, signal, log = () => undefined } = options;
  const logDir = resolve(options.logDir);
  const cells = resolveCells(options.cells);
  const name = `${projectPrefix}${platform.ids.hex(4)}`;
  const folder = projectFolder(name);
  mkdirSync(folder, { mode: 0o700 });
  let services: readonly ContainerService[] = [];
  const remove = async () => {
    for (const service of services) service.leave();
    await removeProject(name);
  };
  try {
    const file = await readDeployment(name);
    refuseCells(file, cells);
    const ports = await freePorts(64);
    const nextPort = () => ports.pop()!;
    const topology = buildTopology(layoutOf(cells));
    const secret = platform.ids.hex(32);
    const servers = composeServers({
      ...{ topology, secret, folder, nextPort, appendFsync: options.appendFsync },
    });
    const planned = planServices({ ...options, cells, logDir, folder, nextPort, servers });
    const project = chaosProject(file, {
      cells: cells.map(({ name: cell }) => cell),
      services: planned.map(({ wanted }) => wanted),
      servers: servers.wanted,
      labels: { [runnerLabel]: runner },
    });
    const path = join(folder, 'compose.json');
    writeFileSync(path, JSON.stringify(project));
    log(`docker compose: ${name}, ${Object.keys(project.services).length} containers`);
    const up = ['up', '-d', '--no-build', '--quiet-pull'];
    await docker(['compose', '-f', path, '-p', name, ...up], { timeoutMs: upMs, signal });
    services = planned.map(({ plan, wanted: { service } }) =>
      containerService({
        ...{ name: plan.name, cell: plan.cell, replica: plan.replica, service, clock: platform.clock },
        container: containerName(project, service),
      }),
    );
    await Promise.all(services.map((service) => service.untilReady(readyMs)));
    for (const service of services) service.leave();
    const stores = await connectStores(cells, servers);
    const urlsOf = (like: string, port: number) =>
      planned.flatMap(({ wanted }) =>
        wanted.like === like ? [`http://127.0.0.1:${wanted.ports[port]}`] : [],
      );
    const apiUrls = urlsOf('api', inside.api);
    // The first answer waits for connections into every cell, which is nobody's fault.
    for (const endpoint of apiUrls) await createRestClient({ endpoint, token: devToken }).list();
    const guestLog = (service: string) => openFileGuestLog(guestsOf(logDir, service));
    return {
      mode: 'compose',
      apiUrls,
      apiUrl: apiUrls[0]!,
      placementUrls: urlsOf('placement', inside.placement),
      token: devToken,
      ...{ cells, stores, logDir, project, servers },
      guests: () => readGuests(cells, guestLog),
      guestRecords: () => readGuestRecords(cells, guestLog),
      services: () => services,
      async stop() {
        await Promise.all(services.map((each) => each.saveLog(join(logDir, `${each.id}.log`))));
        await Promise.all(
          [stores.api, stores.placement, ...stores.cells.values()].map((each) => each.close()),
        );
        await remove();
      },
    };
  } catch (error) {
    await remove();
    signal?.throwIfAborted();
    throw error;
  }
}

const guestsOf = (logDir: string, service: string) => join(logDir, 'guests', service);

/** docker-compose.yml of this installation under another name, its image built where there is none. */
async function readDeployment(name: string): Promise<ComposeFile> {
  const root = dirname(findBundles());
  const path = join(root, 'docker-compose.yml');
  if (!existsSync(path)) throw new StackError(`docker-compose.yml is not in ${root}`);
  const compose = ['compose', '-f', path, '-p', name];
  const file = JSON.parse(await docker([...compose, 'config', '--format', 'json'])) as ComposeFile;
  const image = String(file.services['api']!['image']);
  await docker(['image', 'inspect', '-f', '{{.Id}}', image]).catch(async (error: unknown) => {
    if (!(error instanceof DockerError) || !/no such image/i.test(error.message)) throw error;
    await docker([...compose, 'build', 'api'], { timeoutMs: 2 * upMs });
  });
  return file;
}

function refuseCells(file: ComposeFile, cells: readonly ResolvedCell[]): void {
  const there = cellsIn(file);
  const missing = cells.find(({ name }) => !there.includes(name));
  if (missing) throw new StackError(`docker-compose.yml has no ${missing.name}; it has ${there.join(', ')}`);
}

/** Every service with its place in the project. */
function planServices(
  options: Omit<ComposeOptions, 'cells'> & {
    cells: readonly ResolvedCell[];
    folder: string;
    servers: ComposeServers;
    nextPort(): number;
  },
) {
  const { cells, folder, logDir, replicas = {}, servers, nextPort } = options;
  const mounts = new Map<string, Record<string, string>>();
  const plans = processPlans({
    ...{ cells, replicas, urls: servers.inside, faults: true, hostSubsetSize: 1 },
    limits: { ...defaultBuildLimits, ...definedLimits(options) },
    logLevel: options.logLevel ?? 'info',
    apiPorts: Array.from({ length: replicas.api ?? 1 }, () => inside.api),
    placementPorts: Array.from({ length: replicas.placement ?? 1 }, () => inside.placement),
    nextPort: () => 0,
    profilePath(service, profile) {
      const path = join(folder, `${service}.profile.json`);
      writeFileSync(path, JSON.stringify(profile), { mode: 0o644 });
      mounts.set(service, { [inside.profile]: path, [inside.guests]: guestsOf(logDir, service) });
      return inside.profile;
    },
    guestLogDir(service) {
      const path = guestsOf(logDir, service);
      mkdirSync(path, { recursive: true });
      // A service is nobody in particular there.
      chmodSync(path, 0o777);
      return inside.guests;
    },
  });
  return plans.map((plan) => {
    const service = aliasOf(plan);
    const like = aliasOf({ ...plan, replica: 0 });
    const port = like === 'api' ? inside.api : like === 'placement' ? inside.placement : null;
    const { CELLFLOW_HOST: _, ...env } = plan.env;
    const wanted: WantedService = {
      ...{ service, like, environment: { ...env, ...options.env } },
      mounts: mounts.get(env['CELLFLOW_COMPUTE_SERVICE'] ?? '') ?? {},
      ports: port === null ? {} : { [port]: nextPort() },
    };
    return { plan, wanted };
  });
}
