import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'amqplib';
import { cpuMeter, familyOf } from '../cpu.ts';
import { hops, roles } from './hops.ts';

export interface EmptyChainOptions {
  /** An administrator's URL of a vhost that holds nothing else. */
  readonly brokerUrl: string;
  readonly storeUrl: string;
  /** The bundle that serves `--empty-role`. */
  readonly entry: string;
  readonly count: number;
  readonly inFlight: number;
  readonly serverPids: { readonly broker: readonly number[]; readonly store: readonly number[] };
}

export interface EmptyChainResult {
  readonly bootsPerSecond: number;
  readonly cpuMsPerBoot: Record<string, number>;
}

/** Runs the empty chain as processes and measures it. As many boots go first, to warm up. */
export async function runEmptyChain(options: EmptyChainOptions): Promise<EmptyChainResult> {
  await declareQueues(options.brokerUrl);
  const children = await Promise.all(roles.map((role) => startRole(role, options)));
  try {
    const api = children[0] as ChildProcess;
    await drive(api, { count: options.count, inFlight: options.inFlight });
    const cpu = cpuMeter({
      ...Object.fromEntries(roles.map((role, i) => [role, familyOf(children[i]?.pid ?? 0)])),
      broker: options.serverPids.broker,
      store: options.serverPids.store,
    });
    const elapsedMs = await drive(api, { count: options.count, inFlight: options.inFlight });
    const used = cpu();
    return {
      bootsPerSecond: (options.count / elapsedMs) * 1000,
      cpuMsPerBoot: Object.fromEntries(Object.entries(used).map(([name, ms]) => [name, ms / options.count])),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

/** The same durability as the real queues: quorum for casts, classic for calls. */
async function declareQueues(url: string) {
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createChannel();
  for (const hop of hops)
    await channel.assertQueue(hop.queue, {
      durable: true,
      arguments: { 'x-queue-type': hop.kind === 'cast' ? 'quorum' : 'classic' },
    });
  await connection.close();
}

async function startRole(
  role: string,
  { entry, brokerUrl, storeUrl }: EmptyChainOptions,
): Promise<ChildProcess> {
  const child = fork(entry, ['--empty-role', role], {
    env: { ...process.env, EMPTY_BROKER_URL: brokerUrl, EMPTY_STORE_URL: storeUrl },
  });
  await once(child, 'message');
  return child;
}

async function drive(api: ChildProcess, order: { count: number; inFlight: number }): Promise<number> {
  api.send(order);
  const [{ elapsedMs }] = (await once(api, 'message')) as [{ elapsedMs: number }];
  return elapsedMs;
}
