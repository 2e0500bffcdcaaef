import type { ChaosService } from '../cloud/index.ts';
import type { Kill } from './effect-log.ts';
import { armNextStart, rulesOf } from './provoke.ts';
import { serviceIdOf } from './rounds.ts';
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
  prepared: ReadonlyMap<Shot, readonly string[]>,
): Promise<Played[]> {
  const { recorder, faults, platform } = stage;
  const { clock } = platform;
  const round = faults.length;
  const kills = new Map<Shot, Kill>();
  const readKills = async () => {
    for (const shot of shots) {
      const kill = (await stage.kills(shot.owner)).find(({ point }) => point === shot.point);
      if (kill && !kills.has(shot)) kills.set(shot, kill);
    }
  };
  const ids = shots.map((shot, at) => `k${round + at + 1} ${shot.point}`);
  const beganAtMs = clock.monotonic();
  for (const { owner } of shots) await stage.kills(owner);
  const active = recorder.active as Set<string>;
  for (const id of ids) active.add(id);
  await Promise.all(shots.map((shot) => arm(stage, shot)));

  const own = await Promise.all(
    shots.map(async (shot) => {
      const ready = prepared.get(shot);
      const ids = ready ?? (await stage.boot(shot.variant, shot.cell));
      if (shot.variant.act === 'delete') await stage.remove(ids);
      if (shot.variant.act === 'delete amid') await stage.removeAmid(shot.variant, ids);
      return ids;
    }),
  );
  const boots = own.flatMap((ids, at) => (shots[at]!.variant.act === 'boot' ? ids : []));
  const deletes = own.flatMap((ids, at) => (shots[at]!.variant.act === 'boot' ? [] : ids));
  const open = new Map([
    ...(boots.length > 0 ? await stage.untilEnded(boots, endMs) : []),
    ...(deletes.length > 0 ? await stage.untilGone(deletes, endMs) : []),
  ]);
  await Promise.all(
    shots.map(({ variant: { restarts }, cell }) =>
      restarts ? stage.service(serviceIdOf(restarts, cell)).kill() : null,
    ),
  );
  const waitUntil = clock.monotonic() + (shots.some(({ late }) => late) ? lateMs : soonMs);
  await readKills();
  while (kills.size < shots.length && clock.monotonic() < waitUntil) {
    await stage.turns.pause(pollMs);
    await readKills();
  }
  await stage.restarts.untilUp();
  const armed = shots.flatMap((shot) => armedFor(stage, shot));
  await Promise.all(armed.map(({ failpoints }) => failpoints.disarm().catch(() => null)));

  const played: Played[] = [];
  for (const [at, shot] of shots.entries()) {
    const kill = kills.get(shot);
    const server = kill?.instance ?? '';
    const stuck = own[at]!.find((id) => open.has(id));
    const name = stuck ?? own[at]![0]!;
    played.push({ shot, killed: kill !== undefined, server, own: name, stuck: open.get(name) ?? '' });
    active.delete(ids[at]!);
    if (!kill) continue;
    faults.push({
      ...{ id: ids[at]!, kind: 'exit', target: shot.owner, beganAtMs, healedAtMs: clock.monotonic() },
      effect: { text: `${shot.owner} ended at ${shot.point}`, amount: 1 },
    });
  }
  return played;
}

/** The services in which a shot arms something. */
const armedFor = (stage: Stage, shot: Shot): ChaosService[] =>
  stage.cloud.services.filter(
    ({ id }) => id === shot.owner || rulesOf(shot.variant, id, shot.cell).rules.length > 0,
  );

async function arm(stage: Stage, shot: Shot): Promise<void> {
  for (const service of armedFor(stage, shot)) {
    const { rules, restarted } = rulesOf(shot.variant, service.id, shot.cell);
    const kill = service.id === shot.owner ? [`${shot.point}=exit@1`] : [];
    if (restarted && kill[0]) armNextStart(service, kill[0]);
    const now = restarted ? rules : [...rules, ...kill];
    if (now.length > 0) await service.failpoints.arm(now.join('; '), endMs + lateMs);
  }
}
