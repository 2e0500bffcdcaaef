import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ManagementApi, RabbitmqControl, Servers } from '@cellflow/stack';
import { ChaosError } from '../chaos-error.ts';

/** The broker in the hands of its administrator. */
export interface BrokerAdmin {
  readonly management: ManagementApi;
  /** AMQP URL of the administrator. */
  url(vhost: string): string;
  /** The program and its control program. Throws ChaosError where the broker is not a program of ours. */
  program(): NonNullable<Servers['processes']>['rabbitmq'];
  /** Runs rabbitmqctl and resolves with what it prints. Throws ChaosError as `program` does. */
  control(args: readonly string[]): Promise<string>;
}

export function brokerAdmin(servers: Servers): BrokerAdmin {
  const program = () => {
    if (servers.processes) return servers.processes.rabbitmq;
    throw new ChaosError(`this fault needs a broker that was started here; there is ${servers.description}`);
  };
  return {
    management: servers.admin.management,
    url: servers.admin.brokerUrl,
    program,
    control: (args) => runControl(program().control, args),
  };
}

const timeoutMs = 60_000;

/** Runs the program that controls a broker. */
export async function runControl(control: RabbitmqControl, args: readonly string[]): Promise<string> {
  const [file, ...first] = control.command as [string, ...string[]];
  // One that is killed must leave no crash dump in the folder of whoever runs this.
  const env = { ...process.env, ...control.env, ERL_CRASH_DUMP_SECONDS: '0' };
  return (await promisify(execFile)(file, [...first, ...args], { env, timeout: timeoutMs })).stdout;
}
