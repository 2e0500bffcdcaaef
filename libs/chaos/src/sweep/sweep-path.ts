import type { Judgement } from '@cellflow/checker';
import { calibrate } from './calibrate.ts';
import type { ShotResult } from './heat-map.ts';
import { variants } from './paths.ts';
import type { KillPath } from './paths.ts';
import { playRound } from './play-round.ts';
import type { Played } from './play-round.ts';
import { killResults } from './results.ts';
import { roundsOf } from './rounds.ts';
import type { Shot } from './rounds.ts';
import type { Stage } from './stage.ts';

const endMs = 60_000;

/** Kills the owner of every step that a path comes by. Resolves with what tells the outcome, once all is judged. */
export async function sweepPath(
  stage: Stage,
  path: KillPath,
  tell: (text: string) => void,
): Promise<(judgement: Judgement) => ShotResult[]> {
  tell(`${path}: finding the steps`);
  const targets = await calibrate(stage, variants[path]);
  const rounds = roundsOf(targets, stage.cells);
  tell(`${path}: ${targets.length} steps in ${rounds.length} rounds`);
  const prepared = await prepare(stage, rounds.flat());
  const play = async (shots: readonly Shot[], what: string): Promise<Played[]> => {
    const began = stage.platform.clock.monotonic();
    const played = await playRound(stage, shots, prepared);
    const stuck = played.filter((each) => each.stuck !== '').length;
    const killed = played.filter((each) => each.killed).length;
    const took = ((stage.platform.clock.monotonic() - began) / 1000).toFixed(1);
    tell(`${path}: ${what}: ${killed} killed${stuck > 0 ? `, ${stuck} stuck` : ''}, ${took} s`);
    return played;
  };
  const shown: Played[] = [];
  for (const [at, round] of rounds.entries())
    shown.push(...(await play(round, `round ${at + 1} of ${rounds.length}`)));
  // Where others die at the same time, a server may go another way; alone, it comes by.
  const missed = shown.filter(({ killed, stuck }) => !killed && stuck === '');
  for (const { shot } of missed) {
    for (const [each, id] of await prepare(stage, [shot])) prepared.set(each, id);
    shown.push(...(await play([shot], `${shot.point} alone`)));
  }
  return (judgement) => killResults(path, shown, judgement);
}

/** Servers to delete are there before anything is armed. */
async function prepare(stage: Stage, shots: readonly Shot[]): Promise<Map<Shot, readonly string[]>> {
  const wanted = shots.filter(({ variant }) => variant.act === 'delete');
  const prepared = new Map<Shot, readonly string[]>();
  await Promise.all(
    wanted.map(async (shot) => void prepared.set(shot, await stage.boot(shot.variant, shot.cell))),
  );
  if (prepared.size > 0) await stage.untilEnded([...prepared.values()].flat(), endMs);
  return prepared;
}
