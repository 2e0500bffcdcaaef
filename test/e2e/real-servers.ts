import { provideServers } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';

/**
 * One RabbitMQ and one Redis for all stories of a run: starting them takes longer than most stories. Each cloud
 * empties them first. What was given by URL is used as it is.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['CELLFLOW_RABBITMQ_URL']) return () => Promise.resolve();
  const servers = await provideServers({ topology: buildTopology([]), log: (line) => console.log(line) });
  const broker = new URL(servers.admin.brokerUrl('any'));
  broker.pathname = '';
  process.env['CELLFLOW_RABBITMQ_URL'] = broker.href;
  process.env['CELLFLOW_RABBITMQ_MANAGEMENT_URL'] = servers.admin.management.url;
  process.env['CELLFLOW_REDIS_URL'] = servers.admin.storeUrl;
  return () => servers.stop();
}
