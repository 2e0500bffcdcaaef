import { act, holdMs, waitFor } from './act.ts';
import { provoker, rulesOf } from './provoke.ts';
import { servicesOf } from './rounds.ts';
import type { Shot } from './rounds.ts';
import { serviceIdOf } from './service-id.ts';
import type { Stage } from './stage.ts';
import { watchEnds } from './watch-ends.ts';

/** What came of one shot. */
export interface Played {
  readonly shot: Shot;
  /** Whether its owner was killed at the point. */
  readonly killed: boolean;
  /** The server that came by; "" where it is not known. */
  readonly server: string;
  /** The one that was asked for on its behalf. */
  readonly own: string;
  /** Its status where it came to no end; "" where it did. */
  readonly stuck: string;
}

/** What a server needs for its end, with leases that run out and restarts in between, on a machine that is busy. */
const endMs = 90_000;
/** What the API's relay needs for all that it owes. */
const relayMs = 12_000;
/** What else comes by when nothing is owed any more. */
const soonMs = 1500;

/**
 * Arms one point in each service of a round, `exit` at the first hit, and sends a server by each. Whoever dies is
 * started again; then every server has to come to its end. `prepared`: servers to delete, by shot.
 */
export async function playRound(
  stage: Stage,
  shots: readonly Shot[],
  prepared: ReadonlyMap<Shot, readonly string[]>,
): Promise<Played[]> {
  const { recorder, faults, platform } = stage;
  const round = faults.length;
  const armed = [...new Set(shots.flatMap((shot) => servicesOf(shot, shot.cell)))];
  const ends = await watchEnds(stage, armed);
  const killOf = ({ owner, point }: Shot) => ends.all.find((end) => end.id === owner && end.point === point);
  const allKilled = () => shots.every((shot) => killOf(shot) !== undefined);

  const ids = shots.map((shot, at) => `k${round + at + 1} ${shot.point}`);
  const beganAtMs = platform.clock.monotonic();
  const active = recorder.active as Set<string>;
  for (const id of ids) active.add(id);
  await Promise.all(shots.map((shot) => arm(stage, shot)));
  const looking = ends.look(allKilled);
  const acted = await Promise.all(
    shots.map((shot) => act(stage, shot, { ready: prepared.get(shot), killed: () => !!killOf(shot) })),
  );
  const open = new Map([
    ...(await stage.untilEnded(
      acted.flatMap((each) => each.ends),
      endMs,
    )),
    ...(await stage.untilGone(
      acted.flatMap((each) => each.goes),
      endMs,
    )),
  ]);
  for (const { variant, cell } of shots)
    if (variant.restarts) await stage.service(serviceIdOf(variant.restarts, cell)).kill();
  await ends.read();
  await stage.restarts.untilUp(ends.all);
  await waitFor(stage, relayMs, async () => allKilled() || !(await stage.owes()));
  await waitFor(stage, soonMs, allKilled);
  ends.stop();
  await looking;

  for (const id of armed) stage.restarts.armNext(id);
  const disarm = armed.map((id) =>
    stage
      .service(id)
      .failpoints.disarm()
      .catch(() => null),
  );
  await Promise.all(disarm);
  // Somebody may have come by at the last moment.
  await ends.read();
  await stage.restarts.untilUp(ends.all);

  return shots.map((shot, at): Played => {
    active.delete(ids[at]!);
    const kill = killOf(shot);
    const own = [...acted[at]!.goes, ...acted[at]!.ends];
    const name = own.find((id) => open.has(id)) ?? own[0]!;
    if (kill) {
      faults.push({
        ...{ id: ids[at]!, kind: 'exit', target: shot.owner, beganAtMs },
        healedAtMs: platform.clock.monotonic(),
        effect: { text: `${shot.owner} ended at ${shot.point}`, amount: 1 },
      });
    }
    return { shot, killed: !!kill, server: kill?.instance ?? '', own: name, stuck: open.get(name) ?? '' };
  });
}

async function arm(stage: Stage, shot: Shot): Promise<void> {
  for (const id of servicesOf(shot, shot.cell)) {
    const service = stage.service(id);
    const { rules, restarted } = rulesOf(shot.variant, id, shot.cell);
    if (rules.length > 0) await service.failpoints.heldBy(provoker).arm(rules.join('; '), holdMs);
    if (id !== shot.owner) continue;
    const kill = `${shot.point}=exit@1`;
    if (restarted) stage.restarts.armNext(id, kill);
    else await service.failpoints.arm(kill, endMs + relayMs);
  }
}
