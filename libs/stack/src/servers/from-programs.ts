import { systemIds } from '@cellflow/platform';
import { hashedPassword, redisAcls, storeScopes, toDefinitions } from '@cellflow/topology';
import { addressesOf, brokerUrl, storeUrl } from './addresses.ts';
import { findProgram } from './find-program.ts';
import { startRabbitmq } from './rabbitmq-program.ts';
import { startRedis } from './redis-program.ts';
import { passwordsOf } from './secrets.ts';
import type { Servers, ServersOptions } from './servers.ts';

/** The programs that are missing on this machine. */
export const missingPrograms = (): string[] =>
  ['rabbitmq-server', 'redis-server'].filter((name) => findProgram(name) === null);

/** Starts the installed programs with data directories of their own. */
export async function serversFromPrograms({ topology, appendFsync }: ServersOptions): Promise<Servers> {
  const passwords = passwordsOf(topology, systemIds.hex(32));
  const storeAdmin = { user: 'admin', password: systemIds.hex(16) };
  const acls = [
    ...redisAcls({ scopes: storeScopes(topology), passwords }),
    `user ${storeAdmin.user} on ${hashedPassword(storeAdmin.password)} ~* &* +@all`,
  ];
  const redis = await startRedis({ appendFsync, acls, admin: storeAdmin });
  try {
    const rabbitmq = await startRabbitmq();
    const stop = async () => {
      await Promise.all([rabbitmq.stop(), redis.stop()]);
    };
    try {
      const { management } = rabbitmq;
      const base = {
        broker: `amqp://127.0.0.1:${rabbitmq.amqpPort}`,
        store: `redis://127.0.0.1:${redis.port}`,
      };
      await management.load(toDefinitions(topology, { passwords }));
      for (const { name } of topology.vhosts) await management.grantAll(name);
      return {
        source: 'programs',
        description: 'the rabbitmq-server and redis-server installed here',
        ...addressesOf(base, passwords),
        admin: {
          management,
          brokerUrl: (vhost) => brokerUrl(base.broker, management, vhost),
          storeUrl: storeUrl(base.store, storeAdmin),
        },
        processes: { rabbitmq, redis },
        stop,
      };
    } catch (error) {
      await rabbitmq.stop();
      throw error;
    }
  } catch (error) {
    await redis.stop();
    throw error;
  }
}
