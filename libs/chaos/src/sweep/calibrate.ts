import { pointNames, serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { LoggedHit } from './effect-log.ts';
import type { Variant } from './paths.ts';
import type { Target } from './rounds.ts';
import type { Stage } from './stage.ts';

const endMs = 60_000;
/** The API's relay ends a delete some seconds after the compute. */
const relayMs = 15_000;
/** Nothing of a server comes by any more when nothing has for this time. */
const quietMs = 800;
const pollMs = 50;

/** A kind of server, where it is asked for, and its servers. */
interface Walk {
  readonly variant: Variant;
  readonly cell: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * Finds out by which points a path comes: each variant walks it once, in a cell of its own, while every point is armed
 * with a delay that nobody notices; the logs tell who came by. A variant that says what it reaches is taken at its word.
 */
export async function calibrate(stage: Stage, variants: readonly Variant[]): Promise<Target[]> {
  const told = variants.flatMap((variant) =>
    (variant.reaches ?? []).map((point): Target => ({ point, variant, late: true })),
  );
  const watched = variants.filter(({ reaches }) => !reaches);
  const seen = watched.length > 0 ? await walkAll(stage, watched) : [];
  const first = new Map([...told, ...seen].reverse().map((target) => [target.point, target]));
  return pointNames.flatMap((point) => first.get(point) ?? []);
}

async function walkAll(stage: Stage, variants: readonly Variant[]): Promise<Target[]> {
  const { clock } = stage.platform;
  const places = variants.map((variant, at) => ({ variant, cell: stage.cells[at % stage.cells.length]! }));
  const start = async ({ variant, cell }: (typeof places)[number]): Promise<Walk> => ({
    ...{ variant, cell, ids: new Set(await stage.boot(variant, cell)) },
  });
  const deletes = await Promise.all(places.filter(({ variant }) => variant.act === 'delete').map(start));
  await stage.untilEnded(idsOf(deletes), endMs);
  await armAll(stage);
  const boots = await Promise.all(places.filter(({ variant }) => variant.act === 'boot').map(start));
  await stage.remove(idsOf(deletes));

  const walks = [...boots, ...deletes];
  const found = new Map<PointName, Target>();
  const read = async (late: boolean): Promise<number> => {
    const before = found.size;
    for (const { id } of stage.cloud.services)
      for (const hit of await stage.hits(id)) {
        const walk = walkOf(walks, id, hit);
        if (walk && !found.has(hit.point))
          found.set(hit.point, { point: hit.point, variant: walk.variant, late });
      }
    return found.size - before;
  };
  await stage.untilEnded(idsOf(boots), endMs);
  await stage.untilGone(idsOf(deletes), endMs);
  await read(false);
  const deadline = clock.monotonic() + relayMs;
  for (let since = clock.monotonic(); clock.monotonic() < deadline; await stage.turns.pause(pollMs)) {
    const late = clock.monotonic() - since > quietMs;
    if ((await read(late)) > 0 || (await stage.owes())) since = clock.monotonic();
    else if (late) break;
  }
  await Promise.all(stage.cloud.services.map((service) => service.failpoints.disarm()));
  return [...found.values()];
}

const idsOf = (walks: readonly Walk[]): string[] => walks.flatMap(({ ids }) => [...ids]);

/**
 * Whose hit it is: that of the server it names; where it names nothing, that of who is in the cell. What the cloud does
 * by itself is nobody's.
 */
export function walkOf(
  walks: readonly Walk[],
  service: string,
  { instance, host }: LoggedHit,
): Walk | undefined {
  if (instance) return walks.find(({ ids }) => ids.has(instance));
  if (host) return undefined;
  return (
    walks.find(({ cell }) => service.startsWith(`${cell}.`)) ?? (service.includes('.') ? undefined : walks[0])
  );
}

async function armAll({ cloud, hits }: Stage): Promise<void> {
  const arm = cloud.services.map(async (service) => {
    const own = pointNames.filter((point) => serviceOf(point) === service.name);
    await service.failpoints.arm(own.map((point) => `${point}=delay(1ms)`).join('; '));
    await hits(service.id);
  });
  await Promise.all(arm);
}
