import type { Gauge } from '@cellflow/checker';
import type { ChaosCloud } from '../cloud/index.ts';
import { bounds } from './bounds.ts';
import type { Measured } from './bounds.ts';
import { measureProcesses } from './of-processes.ts';
import { measureServers } from './of-servers.ts';

/** What a cloud uses of everything that could run out, over time. */
export interface GaugeBook {
  /** The baseline, the first time it is called. Rejects where a server cannot be asked. */
  begin(): Promise<void>;
  /** Looks at the processes, for the most that they use. */
  sample(): void;
  /** Measures a cloud at rest. Rejects where a server cannot be asked. */
  rest(): Promise<void>;
  /** The last measurement at rest is the baseline from now on, and all before it is forgotten. */
  rebase(): void;
  /** I34. What rests is the median of the latest measurements at rest. */
  gauges(): Gauge[];
}

/** How many of the latest measurements at rest count: one odd one among them says nothing. */
const latest = 5;

interface Row {
  readonly subject: string;
  readonly what: Measured['what'];
  baseline: number;
  peak: number;
  rests: number[];
}

export function createGaugeBook(cloud: ChaosCloud): GaugeBook {
  const rows = new Map<string, Row>();
  let begun = false;
  const take = ({ subject, what, amount }: Measured): Row => {
    const key = `${subject} ${what}`;
    const row = rows.get(key) ?? { subject, what, baseline: amount, peak: amount, rests: [] };
    rows.set(key, row);
    row.peak = Math.max(row.peak, amount);
    return row;
  };
  // What V8 has not yet collected, or not yet given back, is no leak.
  const collect = () => Promise.all(cloud.services.map((service) => service.page('/memory')));
  const measure = async () => {
    const ofServers = await measureServers(cloud);
    await collect();
    return [...measureProcesses(cloud.services), ...ofServers];
  };
  return {
    async begin() {
      if (begun) return;
      begun = true;
      for (const measured of await measure()) take(measured);
    },
    sample() {
      for (const measured of measureProcesses(cloud.services)) take(measured);
    },
    async rest() {
      for (const measured of await measure()) {
        const row = take(measured);
        row.rests = [...row.rests, measured.amount].slice(-latest);
      }
    },
    rebase() {
      for (const row of rows.values()) {
        row.baseline = row.rests.at(-1) ?? row.baseline;
        row.peak = row.baseline;
        row.rests = [];
      }
    },
    gauges: () =>
      [...rows.values()].map(({ subject, what, baseline, peak, rests }) => ({
        ...{ subject, what, baseline, peak, rest: medianOf(rests) ?? baseline },
        ...bounds[what],
      })),
  };
}

export function medianOf(amounts: readonly number[]): number | undefined {
  const sorted = [...amounts].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
