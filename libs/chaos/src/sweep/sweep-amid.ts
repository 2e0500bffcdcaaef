import type { Judgement } from '@cellflow/checker';
import { amidRounds } from './amid.ts';
import type { Crowd } from './amid.ts';
import type { ShotResult } from './heat-map.ts';
import { playAmid } from './play-amid.ts';
import type { AmidEnd, AmidPlayed } from './play-amid.ts';
import { amidResults } from './results.ts';
import type { Stage } from './stage.ts';

const ends: readonly AmidEnd[] = ['let go', 'killed'];

/**
 * Deletes servers while they stand at each step of a boot; they go on afterwards, or their service is killed. Resolves
 * with what tells the outcome, once all is judged.
 */
export async function sweepAmid(
  stage: Stage,
  tell: (text: string) => void,
): Promise<(judgement: Judgement) => ShotResult[]> {
  const played: AmidPlayed[] = [];
  const play = async (crowds: readonly Crowd[], end: AmidEnd) => {
    const began = stage.platform.clock.monotonic();
    const these = await playAmid(stage, crowds, end);
    played.push(...these);
    const stood = these.filter((each) => each.stood !== '').length;
    const took = ((stage.platform.clock.monotonic() - began) / 1000).toFixed(1);
    tell(`delete-amid: ${stood} of ${these.length} stood and were ${end}, ${took} s`);
    return these.filter((each) => each.stood === '').map(({ point }) => point);
  };
  for (const end of ends)
    for (const crowds of amidRounds) {
      const missed = await play(crowds, end);
      // Where others stand at the same time, a server may go another way.
      const again = crowds.map((crowd) => ({
        ...crowd,
        points: crowd.points.filter((point) => missed.includes(point)),
      }));
      if (missed.length > 0)
        await play(
          again.filter(({ points }) => points.length > 0),
          end,
        );
    }
  return (judgement) => amidResults(played, judgement);
}
