import type { ChaosService } from '../cloud/index.ts';
import type { Shot } from './rounds.ts';
import type { Stage } from './stage.ts';

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

/** What a server needs for its end, with leases that run out and restarts in between. */
const endMs = 40_000;
const soonMs = 1500;
const lateMs = 10_000;
const pollMs = 50;

/**
 * Arms one point in each service of a round, `exit` at the first hit, and sends a server by each. Whoever dies is
 * started again; then every server has to come to its end. `prepared`: servers to delete, by shot.
 */
export async function playRound(
  stage: Stage,
  shots: readonly Shot[],
  prepared: ReadonlyMap<Shot, string>,
): Promise<Played[]> {
  const { cloud, recorder, faults, platform } = stage;
  const { clock } = platform;
  const round = faults.length;
  const serviceOfShot = (shot: Shot): ChaosService => cloud.services.find(({ id }) => id === shot.owner)!;
  const ids = shots.map((shot, at) => `k${round + at + 1} ${shot.point}`);
  const before = new Map(shots.map(({ owner }) => [owner, stage.restarts.count(owner)]));
  const beganAtMs = clock.monotonic();
  for (const { owner } of shots) await stage.kills(owner);
  const active = recorder.active as Set<string>;
  for (const id of ids) active.add(id);
  await Promise.all(
    shots.map((shot) => serviceOfShot(shot).failpoints.arm(`${shot.point}=exit@1`, endMs + lateMs)),
  );

  const own = await Promise.all(
    shots.map(async (shot) => {
      const ready = prepared.get(shot);
      if (ready === undefined) return stage.boot(shot.variant, shot.cell);
      await stage.remove(ready);
      return ready;
    }),
  );
  const boots = own.filter((_, at) => shots[at]!.variant.act === 'boot');
  const deletes = own.filter((_, at) => shots[at]!.variant.act === 'delete');
  const open = new Map([
    ...(boots.length > 0 ? await stage.untilEnded(boots, endMs) : []),
    ...(deletes.length > 0 ? await stage.untilGone(deletes, endMs) : []),
  ]);
  const hit = (owner: string) => stage.restarts.count(owner) > before.get(owner)!;
  const waitUntil = clock.monotonic() + (shots.some(({ late }) => late) ? lateMs : soonMs);
  while (shots.some(({ owner }) => !hit(owner)) && clock.monotonic() < waitUntil)
    await stage.turns.pause(pollMs);
  await stage.restarts.untilUp();
  await Promise.all(
    shots.map((shot) =>
      serviceOfShot(shot)
        .failpoints.disarm()
        .catch(() => null),
    ),
  );

  const played: Played[] = [];
  for (const [at, shot] of shots.entries()) {
    const kill = (await stage.kills(shot.owner)).find(({ point }) => point === shot.point);
    const server = kill?.instance ?? '';
    played.push({ shot, killed: kill !== undefined, server, own: own[at]!, stuck: open.get(own[at]!) ?? '' });
    active.delete(ids[at]!);
    if (!kill) continue;
    faults.push({
      ...{ id: ids[at]!, kind: 'exit', target: shot.owner, beganAtMs, healedAtMs: clock.monotonic() },
      effect: { text: `${shot.owner} ended at ${shot.point}`, amount: 1 },
    });
  }
  return played;
}
