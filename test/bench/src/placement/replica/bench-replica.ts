import { ClaimOutcome } from '@cellflow/contracts-placement';
import { systemIds } from '@cellflow/platform';
import { cpuMs } from '../../cpu.ts';
import type { Bench } from '../bench.ts';
import { startCloud } from '../cloud.ts';
import type { Caller, Replica } from '../cloud.ts';
import { drive } from '../drive.ts';
import { uuidOf } from '../providers.ts';
import { median } from '../quantiles.ts';
import type { Row, Table } from '../report.ts';
import { openClients } from '../rest/clients.ts';
import { claimQuestion } from '../rpc/questions.ts';
import { seedProviders } from '../seed.ts';
import { residentMemory } from './resident-memory.ts';

const megabyte = 1024 * 1024;
/** Claims under way while a replica is killed and starts again. */
const inFlight = 32;

/** How long a replica takes to know everything, and what it weighs then. */
export async function benchReplica(bench: Bench): Promise<Table[]> {
  const { options, progress } = bench;
  const cloud = await startCloud(bench);
  const providers = options.quick ? options.providers : 10 * options.providers;
  await progress(`seeding ${providers} providers`);
  await seedProviders(cloud.store, { from: 0, to: providers });
  const replica = await cloud.replica(0);
  const readies: number[] = [];
  const cpus: number[] = [];
  let memory = { now: 0, peak: 0 };
  for (let round = 0; round < (options.quick ? 1 : 5); round += 1) {
    await progress(`replica: start ${round + 1}`);
    readies.push(await timeOf(() => replica.service.start()));
    cpus.push(cpuMs(replica.service.pid as number));
    memory = residentMemory(replica.service.pid as number);
    await replica.service.stop();
  }
  const rows: Row[] = [
    {
      what: 'a start, until ready',
      figures: {
        'median, ms': median(readies),
        'longest, ms': Math.max(...readies),
        'CPU, ms': median(cpus),
      },
      target: { figure: 'median, ms', atMost: 5000 },
    },
    {
      what: 'resident memory when ready',
      figures: { 'now, MB': memory.now / megabyte, 'peak, MB': memory.peak / megabyte },
      target: { figure: 'now, MB', atMost: 500 },
    },
  ];
  await progress('replica: killed and started again under load');
  const other = await cloud.replica(1);
  await Promise.all([replica.service.start(), other.service.start()]);
  const caller = await cloud.connect();
  rows.push(await restartUnderLoad(caller, { replica, providers }));
  await caller.close();
  await Promise.all([replica.service.stop(), other.service.stop()]);
  return [{ title: `Replica, ${providers} providers`, rows, notes: [readNote] }];
}

const readNote =
  'caught up: a read over REST, which waits for everything committed before it, was answered after the start.';

/** Two replicas serve claims; one is killed and starts again, while the claims go on. */
async function restartUnderLoad(
  caller: Caller,
  { replica, providers }: { replica: Replica; providers: number },
): Promise<Row> {
  let over = false;
  const claims = drive(inFlight, () => (over ? null : claim(caller, providers)));
  claims.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await replica.service.kill();
  const beganMs = performance.now();
  await replica.service.start();
  const readyMs = performance.now() - beganMs;
  await firstRead(replica);
  const caughtUpMs = performance.now() - beganMs;
  over = true;
  const { done, elapsedMs } = await claims;
  return {
    what: 'killed and started again under load',
    figures: {
      'ready, ms': readyMs,
      'caught up, ms': caughtUpMs,
      'claims/s meanwhile': Math.round((done / elapsedMs) * 1000),
      'now, MB': residentMemory(replica.service.pid as number).now / megabyte,
    },
  };
}

async function claim({ placement, options }: Caller, providers: number): Promise<void> {
  const provider = Math.floor(Math.random() * providers);
  const { outcome } = await placement.claim(claimQuestion(systemIds.uuid(), provider), options());
  if (outcome !== ClaimOutcome.CLAIMED && outcome !== ClaimOutcome.ALREADY_CLAIMED)
    throw new Error(`a claim was answered ${outcome}`);
}

/** Asks until a replica answers from a memory that is current. */
async function firstRead(replica: Replica): Promise<void> {
  const clients = await openClients(replica, 1);
  for (;;) {
    const { status } = await clients.ask('GET', `/resource_providers/${uuidOf(0)}`);
    if (status === 200) break;
    if (status !== 503) throw new Error(`a read was answered ${status}`);
  }
  clients.close();
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}
