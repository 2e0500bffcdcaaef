import type { Bench } from '../bench.ts';
import { startCloud } from '../cloud.ts';
import type { Row, Table } from '../report.ts';
import { seedProviders } from '../seed.ts';
import { claimRows } from './claim-rows.ts';
import { figuresOf, forMs, measuredRounds } from '../drive.ts';
import { candidatesQuestion } from './questions.ts';

const inFlights = [1, 8, 32];

/** Placement over RabbitMQ, as the schedulers and conductors see it. */
export async function benchRpc(bench: Bench): Promise<Table[]> {
  const { options, progress } = bench;
  const cloud = await startCloud(bench);
  await progress(`seeding ${options.providers} providers`);
  await seedProviders(cloud.store, { from: 0, to: options.providers });
  const replica = await cloud.replica(0);
  await replica.service.start();
  const caller = await cloud.connect();
  const processes = cloud.processes(replica);

  const candidates: Row[] = [];
  for (const limit of [10, 1000])
    for (const inFlight of inFlights) {
      await progress(`RPC: candidates, limit ${limit}, ${inFlight} in flight`);
      const question = candidatesQuestion(limit);
      const rounds = await measuredRounds({ processes, inFlight, loads: options.loads }, (roundMs) =>
        forMs(roundMs, async () => {
          const reply = await caller.placement.getAllocationCandidates(question, caller.options());
          if (reply.candidates.length === 0) throw new Error('no candidates');
        }),
      );
      candidates.push({
        what: `limit ${limit}, ${inFlight} in flight`,
        figures: figuresOf(rounds),
      });
    }

  const other = options.appendFsync === 'always' ? 'everysec' : 'always';
  const rows = await claimRows(bench, { caller, processes, inFlights, label: options.appendFsync });
  await cloud.appendFsync(other);
  const otherRows = await claimRows(bench, { caller, processes, inFlights: [32], label: other });
  await caller.close();
  await replica.service.stop();
  return [
    { title: `RPC, candidates of ${options.providers} providers`, rows: candidates },
    { title: 'RPC, claims and releases', rows: [...rows, ...otherRows], notes: spreadNotes(rows) },
  ];
}

/** How far the hot host is behind the many. */
const spreadNotes = (rows: readonly Row[]): string[] =>
  inFlights.map((inFlight) => {
    const rateOf = (where: string) =>
      rows.find(({ what }) => what.startsWith(`claim, ${where}, ${inFlight} `))?.figures['per s'] ?? NaN;
    const times = (rateOf('random hosts') / rateOf('one hot host')).toFixed(2);
    return `random hosts to one hot host, ${inFlight} in flight: ${times} times`;
  });
