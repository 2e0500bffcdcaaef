import { join } from 'node:path';
import { faultKinds } from '../faults/index.ts';
import { summarise } from '../reports/index.ts';
import type { RunSummary } from '../reports/index.ts';
import { playScenario } from '../runner/index.ts';
import type { PlayOptions, RunResult } from '../runner/index.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { Exhibit } from './exhibit.ts';

/** One of the two runs of an exhibit. */
export interface ShownRun {
  readonly result: RunResult;
  readonly summary: RunSummary;
}

/** An exhibit as it was played: with its defect, and without. */
export interface Showing {
  readonly exhibit: Exhibit;
  readonly seed: number;
  readonly broken: ShownRun;
  readonly fixed: ShownRun;
  /** Why it does not show what it is there to show; none: it does. */
  readonly flaws: readonly string[];
}

/** What an exhibit plays. Throws ScenarioError where it cannot be played. */
export const scenarioOfExhibit = ({ name, title, scenario }: Exhibit): Scenario =>
  parseScenario(JSON.stringify({ name, title, ...scenario }), { file: name, kinds: faultKinds });

/** Plays an exhibit twice with the same seed. `began`: told before each of the runs. */
export async function playExhibit(
  exhibit: Exhibit,
  options: PlayOptions & { readonly logDir: string; began(which: 'broken' | 'fixed'): void },
): Promise<Showing> {
  const scenario = scenarioOfExhibit(exhibit);
  const { seed, logDir, began } = options;
  const play = async (which: 'broken' | 'fixed'): Promise<ShownRun> => {
    began(which);
    const museum = which === 'broken' ? { museum: exhibit } : {};
    const result = await playScenario(scenario, { ...options, logDir: join(logDir, which), ...museum });
    return { result, summary: summarise(result, exhibit.name) };
  };
  const broken = await play('broken');
  const fixed = await play('fixed');
  return { exhibit, seed, broken, fixed, flaws: flawsOf(exhibit, broken.summary, fixed.summary) };
}

/** The invariants that a run broke. */
export const brokenIn = ({ invariants }: Pick<RunSummary, 'invariants'>): string[] =>
  invariants.filter(({ violations }) => violations.length > 0).map(({ id }) => id);

/** Everything in which two runs of an exhibit are not what they are there to show. */
export function flawsOf(
  { breaks }: Pick<Exhibit, 'breaks'>,
  broken: RunSummary,
  fixed: RunSummary,
): string[] {
  const found = brokenIn(broken);
  const missed = breaks.filter((id) => !found.includes(id));
  const beside = found.filter((id) => !breaks.includes(id));
  return [
    ...(missed.length > 0 ? [`the defect is there, and ${missed.join(', ')} holds`] : []),
    ...(beside.length > 0 ? [`the defect breaks ${beside.join(', ')} too`] : []),
    ...(broken.verdict === 'invalid'
      ? []
      : [`with the defect the verdict is ${broken.verdict}, not invalid`]),
    ...(fixed.passed
      ? []
      : [
          `without the defect: ${fixed.differences[0] ?? (fixed.unrest || `the verdict is ${fixed.verdict}`)}`,
        ]),
  ];
}
