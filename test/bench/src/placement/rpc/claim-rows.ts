import { ClaimOutcome, UnclaimOutcome } from '@cellflow/contracts-placement';
import { systemIds } from '@cellflow/platform';
import type { Bench } from '../bench.ts';
import type { Caller } from '../cloud.ts';
import { figuresOf, forMs, listed, measured, warmedUp } from '../drive.ts';
import type { Load, Processes } from '../drive.ts';
import { openstack } from '../openstack.ts';
import type { Row } from '../report.ts';
import { claimQuestion } from './questions.ts';

interface Claiming {
  readonly caller: Caller;
  readonly processes: Processes;
  readonly inFlights: readonly number[];
  /** How Redis writes its log now. */
  readonly label: string;
}

const wheres = ['random hosts', 'one hot host'] as const;

/** Rounds of claims, each followed by the release of what it claimed. */
export async function claimRows(bench: Bench, claiming: Claiming): Promise<Row[]> {
  const rows: Row[] = [];
  for (const where of wheres)
    for (const inFlight of claiming.inFlights) {
      await bench.progress(`RPC: claims, ${where}, ${inFlight} in flight, appendfsync ${claiming.label}`);
      const providerOf =
        where === 'one hot host'
          ? () => 0
          : () => 1 + Math.floor(Math.random() * (bench.options.providers - 1));
      const claims: Load[] = [];
      const releases: Load[] = [];
      const round = () => claimAndRelease(bench, claiming, { inFlight, providerOf });
      await warmedUp(async () => (await round()).claimed.done);
      while (claims.length < bench.options.loads.rounds) {
        const { claimed, released } = await round();
        claims.push(claimed);
        releases.push(released);
      }
      const how = `${where}, ${inFlight} in flight, ${claiming.label}`;
      rows.push({
        what: `claim, ${how}`,
        figures: figuresOf(claims),
        ...(inFlight === 32 && where === 'random hosts'
          ? { target: { figure: 'per s', atLeast: 5000 }, openstack: openstack.claims }
          : {}),
      });
      rows.push({ what: `release, ${how}`, figures: figuresOf(releases) });
    }
  return rows;
}

async function claimAndRelease(
  { options }: Bench,
  { caller, processes }: Claiming,
  { inFlight, providerOf }: { inFlight: number; providerOf: () => number },
): Promise<{ claimed: Load; released: Load }> {
  const { placement } = caller;
  const held: string[] = [];
  const claimed = await measured(
    processes,
    inFlight,
    forMs(options.loads.roundMs, async () => {
      const consumerUuid = systemIds.uuid();
      const { outcome, reason } = await placement.claim(
        claimQuestion(consumerUuid, providerOf()),
        caller.options(),
      );
      if (outcome !== ClaimOutcome.CLAIMED) throw new Error(`a claim was answered ${outcome}: ${reason}`);
      held.push(consumerUuid);
    }),
  );
  const released = await measured(
    processes,
    inFlight,
    listed(held, async (consumerUuid) => {
      const { outcome } = await placement.unclaim({ consumerUuid, attempt: 1 }, caller.options());
      if (outcome !== UnclaimOutcome.RELEASED) throw new Error(`a release was answered ${outcome}`);
    }),
  );
  return { claimed, released };
}
