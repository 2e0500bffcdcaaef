import { layoutOf, provideServers, resolveCells, startProcesses } from '@cellflow/stack';
import type { AppendFsync, CellSpec, Servers, Stack } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import { bootServers } from './boot-servers.ts';
import type { BootRun } from './boot-servers.ts';
import { countMessages } from './count-messages.ts';
import type { MessageCount } from './count-messages.ts';
import { cpuMeter, familyOf } from './cpu.ts';
import { runEmptyChain } from './empty-chain/run.ts';
import type { EmptyChainResult } from './empty-chain/run.ts';
import { openRest } from './rest.ts';

export interface BootBenchOptions {
  readonly count: number;
  readonly inFlight: number;
  /** Share of builds that fail, 0 to 1. */
  readonly failing: number;
  readonly appendFsync: AppendFsync;
  /** The bundle that serves the roles of the empty chain. */
  readonly entry: string;
}

/** One run of boots and what it cost. Times in ms. */
export interface MeasuredRun extends BootRun {
  readonly inFlight: number;
  readonly bootsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU per boot by process, broker and store; "client" is this process and counts for nobody. */
  readonly cpuMsPerBoot: Readonly<Record<string, number>>;
  /** All but the client. */
  readonly totalCpuMsPerBoot: number;
}

export interface BootBenchResult {
  readonly options: Omit<BootBenchOptions, 'entry'>;
  readonly servers: string;
  readonly emptyChain: EmptyChainResult & { readonly totalCpuMsPerBoot: number };
  /** At the wanted number in flight, and one at a time. */
  readonly many: MeasuredRun;
  readonly single: MeasuredRun;
  /** Boots per second of `many` to those of the empty chain. */
  readonly ratio: number;
  readonly messages: { readonly many: MessageCount; readonly single: MessageCount };
}

const emptyVhost = 'empty-chain';
const hostsPerCell = 20;
const vcpus = 1024;
/** Boots of the runs that are not about throughput. */
const few = 200;

/** Runs the empty chain and then the real one on the same servers. Rejects where there are no servers. */
export async function runBootBench(
  options: BootBenchOptions,
  say: (line: string) => void,
): Promise<BootBenchResult> {
  const cells = benchCells(options);
  const topology = buildTopology(layoutOf(resolveCells(cells)));
  const servers = await provideServers({ topology, appendFsync: options.appendFsync, fresh: true });
  try {
    say(`${servers.description}, appendfsync ${options.appendFsync}`);
    const serverPids = pidsOf(servers);
    say(`empty chain: ${options.count} boots, ${options.inFlight} in flight`);
    const emptyChain = await measureEmptyChain(servers, options, serverPids);
    say(`cellflow: ${options.count} boots, ${options.inFlight} in flight`);
    const stack = await startProcesses({ cells, servers, logLevel: 'warn' });
    try {
      const real = await measureStack(stack, servers, options, serverPids, say);
      const { entry: _entry, ...shown } = options;
      return {
        ...{ options: shown, servers: servers.description, emptyChain, ...real },
        ratio: real.many.bootsPerSecond / emptyChain.bootsPerSecond,
      };
    } finally {
      await stack.stop();
    }
  } finally {
    await servers.stop();
  }
}

function benchCells({ count, failing }: BootBenchOptions): CellSpec[] {
  // Room for everything booted here, with as many failed attempts on the way.
  const room = Math.max(vcpus, Math.ceil((3 * count) / hostsPerCell));
  return ['cell1', 'cell2'].map((name) => ({
    name,
    computes: [
      {
        service: `${name}-compute`,
        profile: {
          hosts: [
            {
              name: `${name}-h{n}`,
              count: hostsPerCell,
              inventory: { VCPU: room, MEMORY_MB: room * 1024, DISK_GB: room * 10 },
              availabilityZone: `zone-${name}`,
              behaviour: { failures: failing > 0 ? [{ probability: failing }] : [] },
            },
          ],
        },
      },
    ],
  }));
}

interface Pids {
  readonly broker: readonly number[];
  readonly store: readonly number[];
}

/** Of servers that are no processes of ours, the CPU is not known and counts as 0. */
function pidsOf({ processes }: Servers): Pids {
  if (!processes) return { broker: [], store: [] };
  return { broker: familyOf(processes.rabbitmq.pid), store: familyOf(processes.redis.pid) };
}

async function measureEmptyChain(servers: Servers, options: BootBenchOptions, serverPids: Pids) {
  const { management } = servers.admin;
  await management.request('PUT', `/api/vhosts/${emptyVhost}`);
  await management.grantAll(emptyVhost);
  const result = await runEmptyChain({
    brokerUrl: servers.admin.brokerUrl(emptyVhost),
    storeUrl: servers.admin.storeUrl,
    ...{ entry: options.entry, count: options.count, inFlight: options.inFlight, serverPids },
  });
  await management.deleteVhost(emptyVhost);
  return { ...result, totalCpuMsPerBoot: sum(Object.values(result.cpuMsPerBoot)) };
}

async function measureStack(
  stack: Stack,
  servers: Servers,
  { count, inFlight }: BootBenchOptions,
  serverPids: Pids,
  say: (line: string) => void,
) {
  const rest = openRest(stack, Math.max(inFlight, 1));
  const boot = (order: { count: number; inFlight: number }) => bootServers({ stack, rest, ...order });
  const measured = async (order: { count: number; inFlight: number }): Promise<MeasuredRun> => {
    const cpu = cpuMeter(processesOf(stack, serverPids));
    const run = await boot(order);
    return toMeasured(run, order.inFlight, cpu());
  };
  try {
    await boot({ count, inFlight });
    const many = await measured({ count, inFlight });
    say(`cellflow: ${few} boots, one at a time`);
    const single = await measured({ count: few, inFlight: 1 });
    say('counting messages');
    const messages = {
      many: await countMessages(servers, stack, few, () => boot({ count: few, inFlight })),
      single: await countMessages(servers, stack, few, () => boot({ count: few, inFlight: 1 })),
    };
    return { many, single, messages };
  } finally {
    rest.close();
  }
}

function processesOf(stack: Stack, { broker, store }: Pids): Record<string, readonly number[]> {
  const services = stack.services().map(({ id, pid }) => [id, pid === null ? [] : familyOf(pid)] as const);
  return { ...Object.fromEntries(services), broker, store, client: [process.pid] };
}

function toMeasured(run: BootRun, inFlight: number, cpu: Record<string, number>): MeasuredRun {
  const times = [...run.timesMs].sort((a, b) => a - b);
  const done = run.active + run.failed;
  const perBoot = Object.fromEntries(Object.entries(cpu).map(([name, ms]) => [name, ms / done]));
  return {
    ...run,
    timesMs: [],
    inFlight,
    bootsPerSecond: (done / run.elapsedMs) * 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMsPerBoot: perBoot,
    totalCpuMsPerBoot: sum(Object.entries(perBoot).flatMap(([name, ms]) => (name === 'client' ? [] : [ms]))),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
