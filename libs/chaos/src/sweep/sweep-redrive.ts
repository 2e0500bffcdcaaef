import type { Judgement } from '@cellflow/checker';
import type { ShotResult } from './heat-map.ts';
import { playRedrive } from './play-redrive.ts';
import type { Played } from './play-round.ts';
import { impatience, redrives } from './redrive.ts';
import type { Redrive } from './redrive.ts';
import { killResults } from './results.ts';
import type { Stage } from './stage.ts';

/**
 * Kills the API at every step of what it does about a message that is gone; meanwhile it runs with little patience.
 * Resolves with what tells the outcome, once all is judged.
 */
export async function sweepRedrive(
  stage: Stage,
  tell: (text: string) => void,
): Promise<(judgement: Judgement) => ShotResult[]> {
  const { clock } = stage.platform;
  const api = stage.service('api');
  const play = async (redrive: Redrive, cell: string): Promise<Played[]> => {
    const began = clock.monotonic();
    const played = await playRedrive(stage, redrive, cell);
    const killed = played.filter((each) => each.killed).length;
    const took = ((clock.monotonic() - began) / 1000).toFixed(1);
    tell(`redrive: ${redrive.variant.name}: ${killed} killed, ${took} s`);
    return played;
  };
  const isMissed = ({ killed, stuck }: Played) => !killed && stuck === '';
  const shown: Played[] = [];
  Object.assign(api.env, impatience);
  for (const [at, redrive] of redrives.entries()) {
    const cell = stage.cells[at % stage.cells.length]!;
    const played = await play(redrive, cell);
    // One who was faster than a restart comes by another way.
    const again = played.some(isMissed) ? await play(redrive, cell) : [];
    shown.push(...again, ...played.filter((each) => again.length === 0 || !isMissed(each)));
  }
  for (const name of Object.keys(impatience)) delete api.env[name];
  await api.kill();
  await stage.restarts.untilUp();
  return (judgement) => killResults('redrive', shown, judgement);
}
