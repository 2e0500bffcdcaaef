import type { PointName } from '@cellflow/failpoints';
import type { ChaosService } from '../cloud/index.ts';
import { waitFor } from './act.ts';
import { byService } from './amid.ts';
import type { Crowd } from './amid.ts';
import type { Variant } from './paths.ts';
import { serviceIdOf } from './service-id.ts';
import type { Stage } from './stage.ts';

/** What becomes of who stands: they go on, or their service is killed. */
export type AmidEnd = 'let go' | 'killed';

/** A delete that came while a server stood at a step. */
export interface AmidPlayed {
  readonly point: PointName;
  readonly end: AmidEnd;
  /** Id of the service that stood there; "" where none did. */
  readonly stood: string;
  /** The server that stood; "" where the step does not know it. */
  readonly server: string;
  /** Its status where it is not gone in the end; "" where it is. */
  readonly stuck: string;
}

/** Servers that have not come by after this time will not, and others are asked for. */
const stallMs = 2000;
const arriveMs = 20_000;
const goneMs = 90_000;
/** Whose delete waits for the listing that answers a request for several, waits no longer. */
const listedMs = 10_000;
/** Failpoints let go by themselves after this time. */
const ttlMs = 60_000;

/**
 * Arms every point of a round to hold the first server that comes by, asks for as many as there are, and deletes each
 * where it stands. When one stands at each point of a service, they are let go, or the service is killed; at last
 * those of steps that do not know their servers, when all servers are deleted. In the end every server has to be gone.
 */
export async function playAmid(stage: Stage, crowds: readonly Crowd[], end: AmidEnd): Promise<AmidPlayed[]> {
  const { clock } = stage.platform;
  const cell = stage.cells[0]!;
  const points = crowds.flatMap((crowd) => crowd.points);
  const servers = createServers(stage);
  const holds = [...byService(points)].map(([name, own]) =>
    createHold(stage, { service: stage.service(serviceIdOf(name, cell)), points: own, end, servers }),
  );
  await Promise.all(holds.map((hold) => hold.begin()));
  const missing = ({ points: own }: Crowd) =>
    own.filter((point) => !holds.some(({ stand }) => stand.has(point))).length;

  const deadline = clock.monotonic() + arriveMs;
  for (let turn = 0; crowds.some(missing) && clock.monotonic() < deadline; turn += 1) {
    // The many come first: whoever is special would be held where all come by.
    const asked = turn === 0 ? crowds.slice(0, 1) : crowds;
    for (const crowd of asked)
      for (let count = missing(crowd); count > 0; count -= 1)
        servers.ask(crowd.variant, crowd.anywhere ? null : cell);
    let since = clock.monotonic();
    await waitFor(stage, arriveMs, async () => {
      const came = await Promise.all(holds.map((hold) => hold.look()));
      if (came.includes(true)) since = clock.monotonic();
      return !asked.some(missing) || clock.monotonic() - since > stallMs;
    });
  }
  await servers.removeAll();
  await Promise.all(holds.map((hold) => hold.finish()));
  // Who was held before its client had an answer is known now.
  await servers.answered();
  for (const { id } of holds) (stage.recorder.active as Set<string>).delete(id);
  await servers.removeAll();
  const open = await stage.untilGone(servers.ids, goneMs);
  return points.map((point) => {
    const hold = holds.find(({ stand }) => stand.has(point));
    const server = hold?.stand.get(point) ?? '';
    return { point, end, stood: hold?.service.id ?? '', server, stuck: open.get(server) ?? '' };
  });
}

/** Servers that are asked for without waiting for the answer, and deleted once each. */
function createServers(stage: Stage) {
  const ids: string[] = [];
  const booting: Promise<void>[] = [];
  const deletes = new Map<string, Promise<void>>();
  /** Requests for several servers are answered by a listing that has all of them: one that is gone is waited for. */
  let unlisted = 0;
  const removeOne = async (id: string) => {
    await waitFor(stage, listedMs, () => unlisted === 0 || ids.includes(id));
    await stage.remove([id]);
  };
  const remove = (id: string): Promise<void> => {
    const deleting = deletes.get(id) ?? removeOne(id);
    deletes.set(id, deleting);
    return deleting;
  };
  return {
    ids: ids as readonly string[],
    /** `cell` null: cells take turns. */
    ask(variant: Variant, cell: string | null) {
      const turn = stage.cells[booting.length % stage.cells.length]!;
      const several = (variant.count ?? 1) > 1 ? 1 : 0;
      unlisted += several;
      const answered = stage.boot(variant, cell ?? turn).then((answer) => {
        unlisted -= several;
        ids.push(...answer);
      });
      booting.push(answered);
    },
    answered: () => Promise.all(booting),
    remove,
    removeAll: () => Promise.all(ids.map(remove)),
  };
}

/** One service that holds the first server at each of its points. */
function createHold(
  stage: Stage,
  {
    service,
    points,
    end,
    servers,
  }: {
    readonly service: ChaosService;
    readonly points: readonly PointName[];
    readonly end: AmidEnd;
    readonly servers: Pick<ReturnType<typeof createServers>, 'remove'>;
  },
) {
  const { clock } = stage.platform;
  /** Who stands, by point; "" where the step does not know. */
  const stand = new Map<PointName, string>();
  const deleting: Promise<void>[] = [];
  /** Of the fault, which is active until those who were held have their answers. */
  const id = `${service.id} holds ${stage.faults.length + 1}`;
  let beganAtMs = 0;
  let finishing: Promise<void> | null = null;

  async function doFinish(): Promise<void> {
    await Promise.all(deleting);
    if (end === 'killed') await service.kill();
    else await service.failpoints.disarm();
    await stage.restarts.untilUp();
    stage.faults.push({
      ...{ id, kind: end === 'killed' ? 'kill' : 'hang', target: service.id, beganAtMs },
      healedAtMs: clock.monotonic(),
      effect: {
        text: `${stand.size} servers stood in ${service.id}, were deleted and ${end}`,
        amount: stand.size,
      },
    });
  }

  const finish = () => (finishing ??= doFinish());
  return {
    ...{ id, service, stand: stand as ReadonlyMap<PointName, string>, finish },
    async begin() {
      beganAtMs = clock.monotonic();
      (stage.recorder.active as Set<string>).add(id);
      await service.failpoints.arm(points.map((point) => `${point}=hang@1`).join('; '), ttlMs);
    },
    /** Deletes whoever has come by since; resolves with whether there was anybody. */
    async look(): Promise<boolean> {
      if (finishing) return false;
      const before = stand.size;
      const { rules } = await service.failpoints.status();
      for (const { point, acted, last } of rules) {
        if (acted === 0 || stand.has(point)) continue;
        stand.set(point, last?.instance ?? '');
        if (last?.instance) deleting.push(servers.remove(last.instance));
      }
      const all = stand.size === points.length && ![...stand.values()].includes('');
      // What goes wrong is told to whoever waits for the end.
      if (all) finish().catch(() => undefined);
      return stand.size > before;
    },
  };
}
