import { cpuMeter } from '../cpu.ts';
import { machineCpuMs } from './machine.ts';
import type { Options } from './options.ts';
import { median, quantile } from './quantiles.ts';

/** Gives the next thing to do, already begun; null where there is no more. */
export type Next = () => Promise<unknown> | null;

export interface Drive {
  readonly done: number;
  readonly elapsedMs: number;
  readonly timesMs: readonly number[];
}

/** Keeps `inFlight` things going until there are no more. */
export async function drive(inFlight: number, next: Next): Promise<Drive> {
  const timesMs: number[] = [];
  const client = async () => {
    for (;;) {
      const beganMs = performance.now();
      const act = next();
      if (!act) return;
      await act;
      timesMs.push(performance.now() - beganMs);
    }
  };
  const beganMs = performance.now();
  await Promise.all(Array.from({ length: inFlight }, client));
  return { done: timesMs.length, elapsedMs: performance.now() - beganMs, timesMs };
}

/** The same thing again and again for so many ms. */
export function forMs(ms: number, act: () => Promise<unknown>): Next {
  const untilMs = performance.now() + ms;
  return () => (performance.now() < untilMs ? act() : null);
}

/** One thing for each of a list. */
export function listed<T>(list: readonly T[], act: (one: T) => Promise<unknown>): Next {
  let at = 0;
  return () => (at < list.length ? act(list[at++] as T) : null);
}

/** Process ids by name; "client" is this process. */
export type Processes = Readonly<Record<string, readonly number[]>>;

/** A drive with what it cost. CPU in ms per thing done, by process. */
export interface Load extends Drive {
  readonly inFlight: number;
  readonly cpuMs: Readonly<Record<string, number>>;
  /** Cores that were taken by what is not measured: where it is not near 0, rates are not to be quoted. */
  readonly coresOfOthers: number;
}

export async function measured(processes: Processes, inFlight: number, next: Next): Promise<Load> {
  const cpu = cpuMeter(processes);
  const machineBefore = machineCpuMs();
  const run = await drive(inFlight, next);
  const used = cpu();
  const ours = Object.values(used).reduce((sum, ms) => sum + ms, 0);
  const others = (machineCpuMs() - machineBefore - ours) / run.elapsedMs;
  const cpuMs = Object.fromEntries(Object.entries(used).map(([name, ms]) => [name, ms / run.done]));
  return { ...run, inFlight, cpuMs, coresOfOthers: Math.max(0, others) };
}

/** Things done before the first is measured, and how many rounds long that may take. */
const warmUp = { count: 5000, rounds: 5 } as const;

/** Repeats a round, which tells how much it did, until the code on its way is compiled. */
export async function warmedUp(round: () => Promise<number>): Promise<void> {
  for (let rounds = 0, done = 0; rounds < warmUp.rounds && done < warmUp.count; rounds += 1) {
    done += await round();
  }
}

/** Several rounds of one load, after the code on its way was compiled. */
export async function measuredRounds(
  { processes, inFlight, loads }: { processes: Processes; inFlight: number; loads: Options['loads'] },
  begin: (roundMs: number) => Next,
): Promise<Load[]> {
  await warmedUp(async () => (await drive(inFlight, begin(loads.roundMs))).done);
  const rounds: Load[] = [];
  while (rounds.length < loads.rounds) {
    rounds.push(await measured(processes, inFlight, begin(loads.roundMs)));
  }
  return rounds;
}

/** Medians over several rounds of one load. CPU in ms of each process for each thing done. */
export function figuresOf(rounds: readonly Load[]): Record<string, number> {
  const over = (read: (load: Load) => number) => median(rounds.map(read));
  const names = Object.keys(rounds[0]?.cpuMs ?? {});
  return {
    'per s': Math.round(over(({ done, elapsedMs }) => (done / elapsedMs) * 1000)),
    'p50, ms': over(({ timesMs }) => quantile(timesMs, 0.5)),
    'p99, ms': over(({ timesMs }) => quantile(timesMs, 0.99)),
    ...Object.fromEntries(
      names.map((name) => [`${name} CPU, ms`, over(({ cpuMs }) => cpuMs[name] ?? 0)] as const),
    ),
    'cores of others': over(({ coresOfOthers }) => coresOfOthers),
  };
}
