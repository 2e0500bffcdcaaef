import { explainViolation } from '@cellflow/checker';
import { countOutcomes, heatMap } from '@cellflow/chaos';
import type { MapRow, ShotOutcome, SweepPath, SweepResult } from '@cellflow/chaos';
import type { Paint, Tone } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

const marks: Readonly<Record<ShotOutcome, { readonly text: string; readonly tone: Tone }>> = {
  ok: { text: '■ ok', tone: 'good' },
  violated: { text: '✗ violated', tone: 'bad' },
  stuck: { text: '! stuck', tone: 'warn' },
  missed: { text: '! missed', tone: 'warn' },
  elsewhere: { text: '·', tone: 'dim' },
  never: { text: '✗ never', tone: 'bad' },
  skipped: { text: '?', tone: 'dim' },
};

/** Violations that are told whole. */
const most = 10;
/** Columns for a step and what it is, and for each path. */
const room = { step: 60, path: 12 } as const;

/** The map of a sweep: steps by path, then what was wrong where, and the sum. */
export function mapText(
  paint: Paint,
  { results, judgement, unrest, tookMs }: SweepResult,
  paths: readonly SweepPath[],
  columns: number,
): string {
  const map = heatMap(results, paths);
  // What a step is, `cellflow failpoints` tells as well.
  const explained = columns >= room.step + room.path * paths.length;
  const counts = countOutcomes(results);
  const violations = judgement.results.flatMap((each) => each.violations);
  const notes = results.filter(({ notes: each }) => each.length > 0);
  return [
    table(paint, {
      head: ['STEP', ...paths.map((path) => path.toUpperCase()), ...(explained ? [''] : [])],
      rows: map.map(row),
      columns,
    }),
    `\n■ broken there, and all was well   · not on this path   ! missed: on this path, but nobody came by   ✗ never: on no path\n`,
    ...notes.map(
      ({ point, path, notes: each }) => `\n${paint('bad', `${point}, ${path}:`)} ${each.join('\n  ')}\n`,
    ),
    ...violations.slice(0, most).map((violation) => `\n${explainViolation(violation)}\n`),
    unrest === '' ? '' : `\nthe cloud did not come to rest: ${unrest}\n`,
    `\n${counts.ok} ok, ${counts.violated} violated, ${counts.stuck} stuck, ${counts.missed} missed, ${counts.never} never reached; `,
    `${(tookMs / 1000).toFixed(0)} s\n`,
  ].join('');

  function row({ point, what, onlyUnderFaults, cells }: MapRow): string[] {
    const outcomes = cells.map((cell) => {
      const { text, tone } = marks[cell?.outcome ?? 'skipped'];
      return paint(tone, text);
    });
    const text = onlyUnderFaults ? `${what} (only under faults)` : what;
    return [point, ...outcomes, ...(explained ? [paint('dim', text)] : [])];
  }
}
