import { provideServers } from '@cellflow/stack/servers';
import { buildTopology } from '@cellflow/topology';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Variables that give the servers of the stories. */
    realServers: Readonly<Record<string, string>>;
  }
}

/**
 * One RabbitMQ and one Redis for all stories of a run: starting them takes longer than most stories. Each cloud
 * empties them first. What was given by URL is used as it is.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (process.env['CELLFLOW_RABBITMQ_URL']) {
    provide('realServers', {});
    return () => Promise.resolve();
  }
  const servers = await provideServers({ topology: buildTopology([]), log: (line) => console.log(line) });
  const broker = new URL(servers.admin.brokerUrl('any'));
  broker.pathname = '';
  provide('realServers', {
    CELLFLOW_RABBITMQ_URL: broker.href,
    CELLFLOW_RABBITMQ_MANAGEMENT_URL: servers.admin.management.url,
    CELLFLOW_REDIS_URL: servers.admin.storeUrl,
  });
  return () => servers.stop();
}
