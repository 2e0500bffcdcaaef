import { hashedPassword, redisUsers, scopePrefix, storeScopes, toDefinitions } from '@cellflow/topology';
import { addressesOf } from './addresses.ts';
import { managementApi } from './management-api.ts';
import type { ManagementApi } from './management-api.ts';
import { askRedis } from './redis-protocol.ts';
import { passwordsOf } from './secrets.ts';
import { ServersError } from './servers.ts';
import type { Servers, ServersOptions } from './servers.ts';

/** The variables that give servers. */
export const urlVariables = {
  broker: 'CELLFLOW_RABBITMQ_URL',
  management: 'CELLFLOW_RABBITMQ_MANAGEMENT_URL',
  store: 'CELLFLOW_REDIS_URL',
} as const;

/**
 * Uses servers that run already, through an administrator of each. Adds the topology's vhosts and users; what else
 * is there is left alone, and so is `guest`, who may be the administrator. Passwords follow from the
 * administrator's, so that a second process comes to the same ones.
 */
export async function serversFromUrls(options: ServersOptions): Promise<Servers> {
  const { topology } = options;
  const env = options.env ?? process.env;
  const brokerAdmin = readUrl(env, urlVariables.broker, ['amqp:', 'amqps:']);
  const storeAdmin = readUrl(env, urlVariables.store, ['redis:', 'rediss:']);
  const managementUrl = env[urlVariables.management]
    ? readUrl(env, urlVariables.management, ['http:', 'https:'])
    : new URL(`http://${brokerAdmin.hostname}:15672`);
  const admin = {
    user: decodeURIComponent(brokerAdmin.username) || 'guest',
    password: decodeURIComponent(brokerAdmin.password) || 'guest',
  };
  const passwords = passwordsOf(topology, sharedSecret(admin.password, storeAdmin.password));
  const management = managementApi({ url: managementUrl.origin, ...admin });
  const scopes = storeScopes(topology);
  if (options.fresh) {
    for (const { name } of topology.vhosts) await management.deleteVhost(name);
    await emptyScopes(storeAdmin.href, scopes);
  }
  await loadTopology(management, () => management.load(toDefinitions(topology, { passwords })));
  for (const { name } of topology.vhosts) await management.grantAll(name);
  await addStoreUsers(storeAdmin.href, scopes, passwords);
  return {
    source: 'url',
    description: `RabbitMQ at ${brokerAdmin.host} and Redis at ${storeAdmin.host}`,
    ...addressesOf({ broker: brokerAdmin.href, store: storeAdmin.href }, passwords),
    admin: {
      management,
      brokerUrl: (vhost) => {
        const url = new URL(brokerAdmin);
        url.pathname = `/${encodeURIComponent(vhost)}`;
        return url.href;
      },
      storeUrl: storeAdmin.href,
    },
    processes: null,
    stop: () => Promise.resolve(),
  };
}

/** What the passwords of principals follow from on servers given by URL. */
export const sharedSecret = (brokerPassword: string, storePassword: string): string =>
  `${brokerPassword}\0${storePassword}`;

function readUrl(env: Readonly<Record<string, string | undefined>>, name: string, schemes: string[]): URL {
  const text = env[name];
  if (!text) throw new ServersError(`${name} is not set: servers given by URL need it`);
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    throw new ServersError(
      `${name}: expected a URL starting with ${schemes.map((s) => `${s}//`).join(' or ')}`,
    );
  }
  return new URL(text);
}

async function loadTopology(management: ManagementApi, load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    throw new ServersError(
      `the topology could not be put on RabbitMQ through ${management.url} as ${management.user}: ` +
        `${(error as Error).message}; check ${urlVariables.management} and that the user is an administrator`,
      { cause: error },
    );
  }
}

async function addStoreUsers(
  url: string,
  scopes: readonly string[],
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  const commands = redisUsers(scopes).map(({ name, rules }) => [
    ...['ACL', 'SETUSER', name, 'reset', 'on', hashedPassword(passwords[name]!)],
    ...rules,
  ]);
  await expectOk(url, commands);
}

async function emptyScopes(url: string, scopes: readonly string[]): Promise<void> {
  const script =
    "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('UNLINK', key) end return redis.status_reply('OK')";
  await expectOk(
    url,
    scopes.map((scope) => ['EVAL', script, '0', `${scopePrefix(scope)}*`]),
  );
}

async function expectOk(url: string, commands: readonly (readonly string[])[]): Promise<void> {
  const answers = await askRedis(url, commands).catch((error: unknown) => {
    throw new ServersError(`${urlVariables.store}: ${(error as Error).message}`, { cause: error });
  });
  const refused = answers.find((answer) => answer instanceof Error);
  if (refused) {
    throw new ServersError(
      `Redis refused to be set up: ${(refused as Error).message}; ${urlVariables.store} needs a user that may do everything`,
    );
  }
}
