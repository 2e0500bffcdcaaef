import { systemClock, systemIds } from '@cellflow/platform';
import { hashedPassword, redisAcls, storeScopes, toDefinitions } from '@cellflow/topology';
import { addressesOf, brokerUrl, storeUrl } from './addresses.ts';
import { managementApi } from './management-api.ts';
import type { ManagementApi } from './management-api.ts';
import { rabbitmqSettings } from './rabbitmq-config.ts';
import { askRedis } from './redis-protocol.ts';
import { redisSettings } from './redis-program.ts';
import { passwordsOf } from './secrets.ts';
import { ServersError } from './servers.ts';
import type { Servers, ServersOptions } from './servers.ts';

export const images = { rabbitmq: 'rabbitmq:4-management', redis: 'redis:8' } as const;

const startTimeoutMs = 180_000;

/** Starts containers. They end with this process, where the engine's reaper may run. */
export async function serversFromDocker({ topology, appendFsync }: ServersOptions): Promise<Servers> {
  const passwords = passwordsOf(topology, systemIds.hex(32));
  const admin = { user: 'admin', password: systemIds.hex(16) };
  const acls = [
    ...redisAcls({ scopes: storeScopes(topology), passwords }),
    `user ${admin.user} on ${hashedPassword(admin.password)} ~* &* +@all`,
  ];
  const redisConfig = [
    ...redisSettings(appendFsync ?? 'everysec'),
    'aclfile /etc/redis-users.acl',
    'dir /data',
  ];
  // Only wanted here, and slow to load.
  const { GenericContainer } = await import('testcontainers');
  const started = await Promise.allSettled([
    new GenericContainer(images.rabbitmq)
      .withExposedPorts(5672, 15672)
      .withCopyContentToContainer([
        {
          content: `${rabbitmqSettings(admin).join('\n')}\n`,
          target: '/etc/rabbitmq/conf.d/90-cellflow.conf',
          mode: 0o644,
        },
      ])
      .withStartupTimeout(startTimeoutMs)
      .start(),
    new GenericContainer(images.redis)
      .withExposedPorts(6379)
      .withCopyContentToContainer([
        { content: `${acls.join('\n')}\n`, target: '/etc/redis-users.acl', mode: 0o644 },
        { content: `${redisConfig.join('\n')}\n`, target: '/etc/redis.conf', mode: 0o644 },
      ])
      .withCommand(['redis-server', '/etc/redis.conf'])
      .withStartupTimeout(startTimeoutMs)
      .start(),
  ]);
  const stop = async () => {
    const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    await Promise.all(running.map((container) => container.stop({ remove: true, removeVolumes: true })));
  };
  try {
    const [rabbitmq, redis] = started.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    if (!rabbitmq || !redis) throw new Error('a container is missing');
    const management = managementApi({
      url: `http://${rabbitmq.getHost()}:${rabbitmq.getMappedPort(15672)}`,
      ...admin,
    });
    const base = {
      broker: `amqp://${rabbitmq.getHost()}:${rabbitmq.getMappedPort(5672)}`,
      store: `redis://${redis.getHost()}:${redis.getMappedPort(6379)}`,
    };
    await untilReady(management, storeUrl(base.store, admin));
    await management.load(toDefinitions(topology, { passwords }));
    for (const { name } of topology.vhosts) await management.grantAll(name);
    return {
      source: 'docker',
      description: `${images.rabbitmq} and ${images.redis} in Docker`,
      ...addressesOf(base, passwords),
      admin: {
        management,
        brokerUrl: (vhost) => brokerUrl(base.broker, admin, vhost),
        storeUrl: storeUrl(base.store, admin),
      },
      processes: null,
      stop,
    };
  } catch (error) {
    await stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new ServersError(
      `Docker answers, but ${images.rabbitmq} and ${images.redis} do not start: ${why}\n` +
        'Where images cannot be pulled, CELLFLOW_SERVERS=programs uses what is installed here (npm run setup).',
      { cause: error },
    );
  }
}

/** A mapped port accepts connections before the server behind it does. */
async function untilReady(management: ManagementApi, redisUrl: string): Promise<void> {
  const deadline = systemClock.monotonic() + startTimeoutMs;
  const redisAnswers = () =>
    askRedis(redisUrl, [['PING']]).then(
      ([answer]) => answer === 'PONG',
      () => false,
    );
  while (!((await management.listensOn(5672)) && (await redisAnswers()))) {
    if (systemClock.monotonic() > deadline) {
      throw new Error(`RabbitMQ and Redis in Docker did not answer within ${startTimeoutMs} ms`);
    }
    await systemClock.sleep(100);
  }
}
