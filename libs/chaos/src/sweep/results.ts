import type { Judgement, Violation } from '@cellflow/checker';
import { pointNames, points } from '@cellflow/failpoints';
import type { ShotOutcome, ShotResult } from './heat-map.ts';
import type { SweepPath } from './paths.ts';
import type { AmidPlayed } from './play-amid.ts';
import type { Played } from './play-round.ts';

/** A violation is laid to the shots that its server came by, or was asked for on behalf of. */
export function killResults(path: SweepPath, shown: readonly Played[], judgement: Judgement): ShotResult[] {
  const violations = judgement.results.flatMap((result) => result.violations);
  // The last word on a point is that of the round in which it was alone.
  const byPoint = new Map(shown.map((each) => [each.shot.point, each]));
  return pointNames.map((point): ShotResult => {
    const each = byPoint.get(point);
    if (!each?.killed) {
      const stuck = each && each.stuck !== '';
      const notes = stuck ? [`${each.own} is ${each.stuck}, and nothing was killed`] : [];
      const outcome: ShotOutcome = stuck ? 'stuck' : each && !isByChance(each) ? 'missed' : 'elsewhere';
      return { point, path, outcome, killed: '', server: '', notes };
    }
    const about = new Set([each.server, each.own].filter((id) => id !== ''));
    const broken = violations.filter(({ instanceUuid }) => about.has(instanceUuid));
    const notes = broken.map(noteOf);
    if (each.stuck !== '') notes.unshift(`${each.own} is ${each.stuck}`);
    const outcome: ShotOutcome = each.stuck !== '' ? 'stuck' : broken.length > 0 ? 'violated' : 'ok';
    return { point, path, outcome, killed: each.shot.owner, server: each.server || each.own, notes };
  });
}

/**
 * A step that a path is not meant to come by, and came by once: a machine that is busy makes a build outlast its lease.
 * Where it is on no other path, it counts as never reached.
 */
const isByChance = ({ shot: { point, variant } }: Played): boolean =>
  points[point].onlyUnderFaults && variant.reaches === undefined;

/** A step at which one end went wrong is as bad as the worse of the two. */
export function amidResults(played: readonly AmidPlayed[], judgement: Judgement): ShotResult[] {
  const path = 'delete-amid';
  const violations = judgement.results.flatMap((result) => result.violations);
  return pointNames.map((point): ShotResult => {
    const both = lastWords(played.filter((each) => each.point === point));
    const notes = both.flatMap((each) => {
      const { end, server, stuck } = each;
      const broken = violations.filter(({ instanceUuid }) => server !== '' && instanceUuid === server);
      const still = stuck === '' ? [] : [`${server} is ${stuck}, ${end}`];
      return [...still, ...broken.map((violation) => `${noteOf(violation)}, ${end}`)];
    });
    const outcomes = both.map(({ stood, stuck }): ShotOutcome =>
      stuck !== '' ? 'stuck' : stood === '' ? 'missed' : notes.length > 0 ? 'violated' : 'ok',
    );
    const outcome = severity.find((each) => outcomes.includes(each)) ?? 'elsewhere';
    const [shown] = both.filter(({ stood }) => stood !== '');
    return { point, path, outcome, killed: shown?.stood ?? '', server: shown?.server ?? '', notes };
  });
}

const severity: readonly ShotOutcome[] = ['stuck', 'violated', 'missed', 'ok'];

/** Of each end the last time that it was played, but for one that left a server stuck. */
function lastWords(played: readonly AmidPlayed[]): AmidPlayed[] {
  const last = new Map<string, AmidPlayed>();
  for (const each of played) if (!last.get(each.end)?.stuck) last.set(each.end, each);
  return [...last.values()];
}

const noteOf = ({ invariant, instanceUuid, message }: Violation): string =>
  `${invariant} ${instanceUuid} ${message}`;
