import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBoxes } from '@cellflow/dead-letters';
import { deployedPasswordsOf } from '@cellflow/stack';
import { users } from '@cellflow/topology';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import type { Operator } from './operator.ts';

const label = 'com.docker.compose';

/** The part of `docker inspect` that says who a container is and where it answers. */
const container = z.object({
  Id: z.string(),
  Config: z.object({ Labels: z.record(z.string(), z.string()) }),
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.object({ IPAddress: z.string() })) }),
});

/** The broker of one vhost. */
interface Broker {
  readonly id: string;
  readonly vhost: string;
  readonly address: string;
  /** Where the stack's files lie. */
  readonly folder: string;
}

/**
 * The brokers of a docker compose stack, one per vhost, reached in its networks: nothing but the REST APIs is published.
 * Their queues are listed inside the containers, since none has a management interface. Throws CliError.
 */
export async function composeBrokers(io: Pick<Io, 'env'>, project: string): Promise<Operator> {
  const brokers = await findBrokers(project);
  const operatorOf = (broker: Broker) => {
    const known = { secret: secretOf(io, broker.folder), scope: broker.vhost };
    return deployedPasswordsOf({ users: [users.operator] }, known)[users.operator]!;
  };
  return {
    where: `the brokers of the compose stack ${project}`,
    findBoxes: () => findBoxes(async () => (await Promise.all(brokers.map(queuesOf))).flat()),
    brokerUrl: (vhost) => {
      const broker = brokers.find((each) => each.vhost === vhost);
      if (!broker) throw new CliError(`the compose stack ${project} has no broker of ${vhost}`);
      const { address } = broker;
      return `amqp://${users.operator}:${operatorOf(broker)}@${address}:5672/${encodeURIComponent(vhost)}`;
    },
  };
}

async function findBrokers(project: string): Promise<Broker[]> {
  const listed = await docker('ps', '-q', '--no-trunc', '--filter', `label=${label}.project=${project}`);
  const ids = listed.split('\n').filter((id) => id !== '');
  const found = ids.length === 0 ? [] : z.array(container).parse(JSON.parse(await docker('inspect', ...ids)));
  const brokers = found.flatMap(({ Id: id, Config: { Labels: labels }, NetworkSettings: { Networks } }) => {
    const vhost = /^(.+)-rabbitmq$/.exec(labels[`${label}.service`] ?? '')?.[1];
    const address = Object.values(Networks).find(({ IPAddress }) => IPAddress !== '')?.IPAddress;
    const folder = labels[`${label}.project.working_dir`] ?? '.';
    return vhost === undefined || address === undefined ? [] : [{ id, vhost, address, folder }];
  });
  if (brokers.length > 0) return brokers;
  throw new CliError(`no broker of a compose stack "${project}" runs here`, {
    next: 'see what runs with: docker compose ls, and give its name: --compose NAME',
  });
}

async function queuesOf({ id, vhost }: Broker): Promise<{ name: string; vhost: string }[]> {
  const text = await docker('exec', id, ...['rabbitmqctl', '-q', '-p', vhost], ...listQueues);
  return z
    .array(z.object({ name: z.string() }))
    .parse(JSON.parse(text))
    .map(({ name }) => ({ name, vhost }));
}

const listQueues = ['list_queues', 'name', '--formatter', 'json'];

/** What the stack's passwords follow from: tools/gen-deploy.mjs reads it at the same places. */
function secretOf({ env }: Pick<Io, 'env'>, folder: string): string {
  const given = env['CELLFLOW_DEPLOY_SECRET'];
  if (given) return given;
  const path = join(folder, 'deploy', 'dev.env');
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Said below: there is no secret.
  }
  const secret = /^CELLFLOW_DEPLOY_SECRET=(.+)$/m.exec(text)?.[1]?.trim();
  if (secret !== undefined) return secret;
  throw new CliError('the passwords of this stack are not known', {
    why: `CELLFLOW_DEPLOY_SECRET is not set, neither here nor in ${path}`,
    next: 'set it to the value that deploy/ was generated with',
  });
}

function docker(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('docker', args, { maxBuffer: 16 * 1024 * 1024, timeout: 60_000 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const why = stderr.trim() || error.message;
      const next = 'see whether Docker answers with: docker ps';
      reject(new CliError(`docker ${args[0]} fails`, { why, next, cause: error }));
    });
  });
}
