/** What `docker compose config --format json` writes, as far as it is changed here. */
export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, object | null>>;
  readonly volumes: Readonly<Record<string, object | null>>;
}

export interface ComposeService {
  readonly environment?: Readonly<Record<string, string | null>> | null;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly Mount[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: object;
  readonly [field: string]: unknown;
}

interface Mount {
  readonly type: string;
  readonly source?: string;
  readonly target: string;
  readonly [field: string]: unknown;
}

/** By a path inside the container, what lies there of this machine. */
export type Mounts = Readonly<Record<string, string>>;

/** A service of cellflow. Several may be like one of the file. */
export interface WantedService {
  readonly service: string;
  /** Its pattern in the file. */
  readonly like: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: Mounts;
  /** Ports of this machine by its own. */
  readonly ports: Readonly<Record<number, number>>;
}

/** A broker or a store of the file, open to this machine. */
export interface WantedServer {
  readonly service: string;
  readonly mounts: Mounts;
  readonly ports: Readonly<Record<number, number>>;
  /** Behind its command. */
  readonly arguments: readonly string[];
}

export interface Wanted {
  /** The others of the file are left out. */
  readonly cells: readonly string[];
  readonly services: readonly WantedService[];
  readonly servers: readonly WantedServer[];
  /** On everything that is created. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The network by which this machine reaches servers; no service is in it. */
const door = 'chaos';

/**
 * The deployed stack as a cloud that can be broken: with these cells and services, and its servers within reach. Nothing
 * starts again by itself, and nobody but the runner asks whether services are ready.
 */
export function chaosProject(file: ComposeFile, wanted: Wanted): ComposeFile {
  const { labels } = wanted;
  const others = cellsIn(file).filter((cell) => !wanted.cells.includes(cell));
  const isLeft = (name: string) => !others.some((cell) => name === cell || name.startsWith(`${cell}-`));
  const left = <T>(all: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => isLeft(name)));
  const base = (like: string, service: string): ComposeService => {
    const { build: _, ...found } = file.services[like]!;
    return {
      ...found,
      ...{ container_name: containerName(file, service), restart: 'no', labels },
      ...{ networks: left(found.networks), depends_on: left(found.depends_on) },
    };
  };
  const services = wanted.services.map(({ service, like, environment, mounts, ports }) => {
    const found = base(like, service);
    const made: ComposeService = {
      ...found,
      environment: { ...found.environment, ...environment },
      healthcheck: { disable: true },
      volumes: mounted(found.volumes, mounts),
      ports: published(ports),
    };
    return [service, made] as const;
  });
  const servers = wanted.servers.map(({ service, mounts, ports, arguments: more }) => {
    const found = base(service, service);
    const made: ComposeService = {
      ...found,
      networks: { ...found.networks, [door]: null },
      healthcheck: { ...found.healthcheck, interval: '1s', retries: 120 },
      volumes: mounted(found.volumes, mounts),
      ports: published(ports),
      ...(more.length > 0 ? { command: [...(found['command'] as readonly string[]), ...more] } : {}),
    };
    return [service, made] as const;
  });
  const labelled = (all: Readonly<Record<string, object | null>>) =>
    Object.fromEntries(Object.entries(left(all)).map(([name, each]) => [name, { ...each, labels }]));
  return {
    name: file.name,
    services: Object.fromEntries([...servers, ...services]),
    networks: { ...labelled(file.networks), [door]: { name: `${file.name}_${door}`, labels } },
    volumes: labelled(file.volumes),
  };
}

export const containerName = ({ name }: Pick<ComposeFile, 'name'>, service: string): string =>
  `${name}-${service}`;

/** The cells of a file: each has a conductor. */
export const cellsIn = ({ services }: Pick<ComposeFile, 'services'>): string[] =>
  Object.keys(services).flatMap((name) => /^(cell\d+)-conductor$/.exec(name)?.[1] ?? []);

/** The servers of a file that a service shares networks with, and which networks these are. */
export function waysOf({ services }: ComposeFile, service: string) {
  const own = Object.keys(services[service]?.networks ?? {});
  return Object.entries(services).flatMap(([name, { networks = {} }]) => {
    const [, scope, kind] = /^(.+)-(rabbitmq|redis)$/.exec(name) ?? [];
    const shared = own.filter((network) => network in networks);
    if (scope === undefined || shared.length === 0) return [];
    return [{ scope, server: kind === 'redis' ? ('store' as const) : ('broker' as const), networks: shared }];
  });
}

function mounted(volumes: readonly Mount[] = [], mounts: Mounts): Mount[] {
  return [
    ...volumes.filter(({ target }) => !(target in mounts)),
    ...Object.entries(mounts).map(([target, source]) => ({ type: 'bind', source, target })),
  ];
}

const published = (ports: Readonly<Record<number, number>>) =>
  Object.entries(ports).map(([target, port]) => ({
    ...{ mode: 'ingress', host_ip: '127.0.0.1', protocol: 'tcp' },
    ...{ target: Number(target), published: String(port) },
  }));
