import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemIds } from '@cellflow/platform';
import { findProgram } from './find-program.ts';
import { freePorts } from './free-ports.ts';
import { managementApi } from './management-api.ts';
import type { ManagementApi } from './management-api.ts';
import { rabbitmqSettings } from './rabbitmq-config.ts';
import { dataDirectory, startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

/** How `rabbitmqctl` is run against a broker. */
export interface RabbitmqControl {
  readonly command: readonly string[];
  /** Added to this process's environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface RabbitmqProcess extends ServerProcess {
  /** Where its data lies. */
  readonly dataDir: string;
  readonly control: RabbitmqControl;
  readonly amqpPort: number;
  readonly management: ManagementApi;
}

/** From 5 s on an idle machine. */
const startTimeoutMs = 120_000;

/** Starts the installed rabbitmq-server on free ports of the loopback interface, with data of its own. */
export async function startRabbitmq(): Promise<RabbitmqProcess> {
  const program = findProgram('rabbitmq-server');
  if (program === null) throw new Error('rabbitmq-server is not installed');
  const epmd = findProgram('epmd');
  const dir = dataDirectory('rabbitmq');
  const [amqpPort, managementPort, distPort, epmdPort] = (await freePorts(4)) as [
    number,
    number,
    number,
    number,
  ];
  const admin = { user: 'admin', password: systemIds.hex(16) };
  const file = (name: string) => join(dir, name);
  mkdirSync(file('home'));
  writeFileSync(file('enabled_plugins'), '[rabbitmq_management].\n');
  const settings = [
    ...rabbitmqSettings(admin),
    `listeners.tcp.1 = 127.0.0.1:${amqpPort}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${managementPort}`,
  ];
  writeFileSync(file('rabbitmq.conf'), `${settings.join('\n')}\n`, { mode: 0o600 });
  const management = managementApi({ url: `http://127.0.0.1:${managementPort}`, ...admin });
  const node = {
    HOME: file('home'),
    ERL_EPMD_PORT: String(epmdPort),
    RABBITMQ_NODENAME: `cellflow${amqpPort}@localhost`,
    RABBITMQ_CONF_ENV_FILE: file('rabbitmq-env.conf'),
  };
  const server = await startServer({
    name: 'RabbitMQ',
    dir,
    command: [program],
    // Left to itself the server starts a port mapper that outlives it.
    companion: epmd === null ? undefined : [epmd, '-port', String(epmdPort)],
    env: {
      ...process.env,
      ...node,
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(amqpPort),
      RABBITMQ_DIST_PORT: String(distPort),
      RABBITMQ_MNESIA_BASE: file('data'),
      RABBITMQ_LOG_BASE: file('log'),
      RABBITMQ_LOGS: '-',
      RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
      RABBITMQ_ADVANCED_CONFIG_FILE: file('advanced.config'),
      RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins'),
      RABBITMQ_PID_FILE: file('rabbitmq.pid'),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}',
    },
    pidFile: file('rabbitmq.pid'),
    answers: () => management.listensOn(amqpPort),
    pollMs: 100,
    startTimeoutMs,
  });
  const control = { command: [join(dirname(program), 'rabbitmqctl')], env: node };
  return Object.assign(server, { amqpPort, management, control, dataDir: file('data') });
}
