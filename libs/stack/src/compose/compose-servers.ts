import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashedPassword, redisAcls, storeScopes, toDefinitions } from '@cellflow/topology';
import type { Topology } from '@cellflow/topology';
import { brokerUrl, storeUrl } from '../servers/addresses.ts';
import { deployedUrls, storeOwner } from '../servers/deployed-urls.ts';
import { managementApi } from '../servers/management-api.ts';
import type { AppendFsync } from '../servers/redis-program.ts';
import { deployedPasswordsOf } from '../servers/secrets.ts';
import type { Servers } from '../servers/servers.ts';
import { joinManagement } from './management.ts';
import type { WantedServer } from './project-file.ts';

/** The servers of a compose project: a broker and a store for each of these scopes. */
export interface ComposeServers extends Pick<Servers, 'brokerUrl' | 'storeUrl'> {
  readonly admin: Servers['admin'] & { readonly storeUrls: ReadonlyMap<string, string> };
  /** As their principals reach them from inside. */
  readonly inside: Pick<Servers, 'brokerUrl' | 'storeUrl'>;
  readonly wanted: readonly WantedServer[];
}

const administrator = 'admin';

/**
 * Writes down, in `folder`, what the brokers and stores of a project start with, an administrator beside the principals
 * and all passwords from `secret`.
 */
export function composeServers(options: {
  topology: Topology;
  secret: string;
  folder: string;
  appendFsync: AppendFsync;
  nextPort(): number;
}): ComposeServers {
  const { topology, secret, folder, appendFsync, nextPort } = options;
  const password = deployedPasswordsOf({ users: [administrator] }, { secret, scope: 'admin' })[
    administrator
  ]!;
  const admin = { user: administrator, password };
  const write = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o644 });
    return path;
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const plugins = write('enabled_plugins', ['[rabbitmq_management].']);
  const settings = write('rabbitmq.conf', brokerSettings);
  const scopes = topology.vhosts.map(({ name: scope }) => {
    const ports = { broker: nextPort(), management: nextPort(), store: nextPort() };
    const passwords = {
      ...deployedPasswordsOf(topology, { secret, scope }),
      [administrator]: password,
    };
    const definitions = toDefinitions(topology, { passwords, vhosts: [scope], administrator });
    const kept = storeScopes(topology).filter((each) => storeOwner(each) === scope);
    const acls = [
      ...redisAcls({ scopes: kept, passwords }),
      `user ${administrator} on ${hashedPassword(password)} ~* &* +@all`,
    ];
    const broker: WantedServer = {
      service: `${scope}-rabbitmq`,
      mounts: {
        '/etc/rabbitmq/enabled_plugins': plugins,
        '/etc/rabbitmq/conf.d/90-cellflow.conf': settings,
        '/etc/rabbitmq/definitions.json': write(`${scope}.json`, [JSON.stringify(definitions)]),
      },
      ports: { 5672: ports.broker, 15672: ports.management },
      arguments: [],
    };
    const store: WantedServer = {
      service: `${scope}-redis`,
      mounts: { '/etc/redis/users.acl': write(`${scope}.acl`, acls) },
      ports: { 6379: ports.store },
      arguments: ['--appendfsync', appendFsync],
    };
    return { scope, ports, wanted: [broker, store] };
  });
  const portsOf = (scope: string) => {
    const found = scopes.find((each) => each.scope === scope);
    if (found) return found.ports;
    throw new Error(`there are no servers of ${scope}`);
  };
  const broker = (vhost: string) => `amqp://127.0.0.1:${portsOf(vhost).broker}`;
  const store = (scope: string) => `redis://127.0.0.1:${portsOf(scope).store}`;
  const managements = scopes.map(({ scope, ports }) => {
    const access = { url: `http://127.0.0.1:${ports.management}`, ...admin };
    return [scope, managementApi(access)] as const;
  });
  const storeUrls = new Map(scopes.map(({ scope }) => [scope, storeUrl(store(scope), admin)]));
  return {
    ...deployedUrls(topology, secret, { broker, store }),
    inside: deployedUrls(topology, secret, {
      broker: (vhost) => `amqp://${vhost}-rabbitmq:5672`,
      store: (scope) => `redis://${scope}-redis:6379`,
    }),
    admin: {
      management: joinManagement(new Map(managements)),
      brokerUrl: (vhost) => brokerUrl(broker(vhost), admin, vhost),
      storeUrl: storeUrls.values().next().value!,
      storeUrls,
    },
    wanted: scopes.flatMap(({ wanted }) => wanted),
  };
}

/** As deployed, with what an administrator needs. Collecting statistics would cost more CPU than the messages. */
const brokerSettings = [
  'load_definitions = /etc/rabbitmq/definitions.json',
  'log.console.level = warning',
  'management_agent.disable_metrics_collector = true',
];
