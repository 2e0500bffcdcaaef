import type { Command } from 'commander';
import { findBoxes, openLetterBox } from '@cellflow/dead-letters';
import type { Box, WalkOptions, WalkResult } from '@cellflow/dead-letters';
import { managementApi, serversAt } from '@cellflow/stack';
import type { ManagementAccess } from '@cellflow/stack';
import { users } from '@cellflow/topology';
import { CliError, usageError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { readState } from '../state-file.ts';
import { composeBrokers } from './compose-brokers.ts';

/** Options of every command on dead letters. */
export interface DlqOptions {
  readonly compose?: string | true;
  readonly broker?: string;
  readonly brokerManagement?: string;
  readonly vhost?: string;
  readonly queue?: string;
  readonly json?: boolean;
}

/** Adds --compose, --broker, --broker-management, --vhost, --queue and --json, and an example to the help. */
export function withOperator(command: Command, example: string): Command {
  return command
    .option('--vhost <name>', 'only the dead letters of this vhost: api, placement, or a cell')
    .option('--queue <name>', 'only those of this queue, e.g. super-conductor')
    .option('--broker <url>', 'the RabbitMQ, as its operator (default: that of `cellflow up --processes`)')
    .option('--broker-management <url>', 'its management interface (default: port 15672 of the broker)')
    .option(
      '--compose [project]',
      'the brokers of a docker compose stack on this machine (default: "cellflow")',
    )
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
}

/** Where the dead letters are, as their operator. */
export interface Operator {
  /** What answers, for people: the URL of a management interface, or a stack. */
  readonly where: string;
  findBoxes(): Promise<Box[]>;
  brokerUrl(vhost: string): string;
}

/** One queue of dead letters, open to be walked. */
export interface OpenBox {
  readonly vhost: string;
  readonly queue: string;
  walk(options: WalkOptions): Promise<WalkResult>;
}

/** Opens the dead letters that the options choose, hands them over one after the other, and closes. Throws CliError. */
export async function eachBox(
  io: Io,
  options: DlqOptions,
  visit: (box: OpenBox) => Promise<void>,
): Promise<void> {
  const operator = await findOperator(io, options);
  const boxes = await chosenBoxes(operator, options);
  for (const { vhost, queues } of boxes) {
    const box = await reaching(operator, () => openLetterBox(operator.brokerUrl(vhost)));
    try {
      for (const queue of queues) {
        await visit({ vhost, queue, walk: (how) => reaching(operator, () => box.walk(queue, how)) });
      }
    } finally {
      await box.close();
    }
  }
}

async function chosenBoxes(operator: Operator, { vhost, queue }: DlqOptions) {
  const all = await reaching(operator, () => operator.findBoxes());
  const chosen = all
    .filter((box) => vhost === undefined || box.vhost === vhost)
    .map((box) => ({ ...box, queues: box.queues.filter((name) => queue === undefined || name === queue) }))
    .filter((box) => box.queues.length > 0);
  if (chosen.length > 0) return chosen;
  const known = all.map((box) => `${box.vhost}: ${box.queues.join(', ')}`).join('; ');
  throw new CliError('no queue of this broker is meant by that', {
    why: known === '' ? 'there are no dead-letter queues' : `there is ${known}`,
    next: 'see them with: cellflow dlq list',
    exitCode: 2,
  });
}

async function findOperator(io: Io, options: DlqOptions): Promise<Operator> {
  if (options.compose !== undefined && options.broker !== undefined) {
    throw usageError('--compose and --broker exclude each other', 'give one of them');
  }
  if (options.compose !== undefined) {
    return composeBrokers(io, options.compose === true ? 'cellflow' : options.compose);
  }
  if (options.broker !== undefined) return operatorAt(options.broker, options.brokerManagement);
  const state = await readState(io);
  if (state?.servers) {
    const servers = serversAt(state.servers);
    const password = state.servers.passwords[users.operator];
    if (password === undefined) throw new CliError('this cloud knows no operator', startAgain);
    return {
      brokerUrl: (vhost) => servers.brokerUrl(users.operator, vhost),
      ...asked({ url: state.servers.management.url, user: users.operator, password }),
    };
  }
  if (state) {
    throw new CliError('this cloud keeps its messages in memory', {
      why: 'only a broker has dead letters that can be looked at from outside',
      next: 'start it with: cellflow up --processes',
    });
  }
  throw new CliError('no broker to talk to', {
    why: 'no --broker was given, and no `cellflow up` runs here',
    next: 'run this where `cellflow up` was started, or give --broker amqp://operator:PASSWORD@HOST or --compose',
  });
}

const startAgain = { next: 'start it again with this version of cellflow' };

function operatorAt(text: string, management: string | undefined): Operator {
  if (!URL.canParse(text) || !/^amqps?:$/.test(new URL(text).protocol)) {
    throw usageError('--broker is no URL of a RabbitMQ', 'give --broker amqp://operator:PASSWORD@HOST');
  }
  const url = new URL(text);
  if (decodeURIComponent(url.username) !== users.operator) {
    throw usageError(
      `--broker logs in as "${decodeURIComponent(url.username)}"`,
      `log in as "${users.operator}": services believe nobody else about who sent a message first`,
    );
  }
  return {
    brokerUrl: (vhost) => Object.assign(new URL(url), { pathname: `/${encodeURIComponent(vhost)}` }).href,
    ...asked({
      url: management ?? `http://${url.hostname}:15672`,
      user: users.operator,
      password: decodeURIComponent(url.password),
    }),
  };
}

const asked = (management: ManagementAccess): Pick<Operator, 'where' | 'findBoxes'> => ({
  where: management.url,
  findBoxes: () => findBoxes(managementApi(management).request),
});

async function reaching<T>(operator: Operator, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const deeper = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new CliError('the dead letters cannot be reached', {
      why: `${error.message}${deeper}`,
      next: `see whether RabbitMQ runs and answers at ${operator.where}`,
      cause,
    });
  }
}
