import { pointNames, serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { Variant } from './paths.ts';
import type { Target } from './rounds.ts';
import type { Stage } from './stage.ts';

/** The API's relay ends a delete some seconds after the compute. */
const relayMs = 9000;
const soonMs = 1200;
const endMs = 30_000;

/**
 * Finds out by which points a path comes: every point is armed with a delay that nobody notices, and its hits are
 * counted. What the cloud does by itself counts as well, as far as it happens meanwhile.
 */
export async function calibrate(stage: Stage, variants: readonly Variant[]): Promise<Target[]> {
  const targets = new Map<PointName, Target>();
  for (const variant of variants) {
    const cell = stage.cells[0]!;
    const prepared = variant.act === 'delete' ? await stage.boot(variant, cell) : null;
    if (prepared) await stage.untilEnded([prepared], endMs);
    await armAll(stage);
    if (prepared) {
      await stage.remove(prepared);
      await stage.untilGone([prepared], endMs);
    } else await stage.untilEnded([await stage.boot(variant, cell)], endMs);
    await stage.turns.pause(soonMs);
    const soon = await hitPoints(stage);
    if (prepared) await stage.turns.pause(relayMs);
    for (const point of await hitPoints(stage))
      if (!targets.has(point)) targets.set(point, { point, variant, late: !soon.has(point) });
    await Promise.all(stage.cloud.services.map((service) => service.failpoints.disarm()));
  }
  return pointNames.flatMap((point) => targets.get(point) ?? []);
}

async function armAll({ cloud }: Stage): Promise<void> {
  const arm = cloud.services.map((service) => {
    const own = pointNames.filter((point) => serviceOf(point) === service.name);
    return service.failpoints.arm(own.map((point) => `${point}=delay(1ms)`).join('; '));
  });
  await Promise.all(arm);
}

async function hitPoints({ cloud }: Stage): Promise<Set<PointName>> {
  const all = await Promise.all(cloud.services.map((service) => service.failpoints.status()));
  return new Set(all.flatMap(({ rules }) => rules.filter(({ hits }) => hits > 0).map(({ point }) => point)));
}
