import { serviceOf } from '@cellflow/failpoints';
import { provokedBy, provoker } from './provoke.ts';
import type { Shot } from './rounds.ts';
import { serviceIdOf } from './service-id.ts';
import type { Stage } from './stage.ts';

/** How long a server is waited for where it is to stand. */
const arriveMs = 10_000;
/** What is held is let go after this time. */
export const holdMs = 12_000;
const pollMs = 40;

/** The servers of a shot. */
export interface Acted {
  /** They come to an end of whatever kind. */
  readonly ends: readonly string[];
  /** They have to be gone in the end. */
  readonly goes: readonly string[];
}

/**
 * Asks for the server of a shot, or takes those that are `ready`, and does to it what the variant says. `killed`: the
 * owner of the point is.
 */
export async function act(
  stage: Stage,
  shot: Shot,
  { ready, killed }: { readonly ready: readonly string[] | undefined; readonly killed: () => boolean },
): Promise<Acted> {
  const { variant, cell } = shot;
  const ids = ready ?? (await stage.boot(variant, cell));
  if (variant.act === 'boot') return { ends: ids, goes: [] };
  if (variant.act === 'delete') {
    await stage.remove(ids);
    return { ends: [], goes: ids };
  }
  const standing = await whoStands(stage, shot);
  if (standing !== null) {
    await armThen(stage, shot, standing);
    await stage.remove([standing]);
    if (variant.stands === 'until killed') await waitFor(stage, arriveMs, killed);
  }
  await letGo(stage, shot);
  return { ends: ids.filter((id) => id !== standing), goes: standing === null ? [] : [standing] };
}

/** The server that stands at the first point that the variant arms besides; null where none comes in time. */
async function whoStands(stage: Stage, { variant: { also = [] }, cell }: Shot): Promise<string | null> {
  const { point } = also[0]!;
  const { failpoints } = stage.service(serviceIdOf(serviceOf(point), cell));
  let found: string | null = null;
  await waitFor(stage, arriveMs, async () => {
    const status = await failpoints
      .heldBy(provoker)
      .status()
      .catch(() => null);
    found = status?.rules.find((rule) => rule.point === point && rule.acted > 0)?.last?.instance ?? null;
    return found !== null;
  });
  return found;
}

/** For this server alone: others of the round come by as well. */
async function armThen(
  stage: Stage,
  { variant: { then = [] }, cell }: Shot,
  instance: string,
): Promise<void> {
  for (const { point, does } of then)
    await stage
      .service(serviceIdOf(serviceOf(point), cell))
      .failpoints.heldBy(provoker)
      .arm(`${point}[instance==${instance}]=${does}`, holdMs);
}

async function letGo(stage: Stage, { variant, cell }: Shot): Promise<void> {
  const services = provokedBy(variant, cell).map((id) => stage.service(id));
  // One that is down holds nothing.
  await Promise.all(
    services.map(({ failpoints }) =>
      failpoints
        .heldBy(provoker)
        .disarm()
        .catch(() => null),
    ),
  );
}

/** Asks until it is so, or the time is up. */
export async function waitFor(
  { turns, platform: { clock } }: Pick<Stage, 'turns' | 'platform'>,
  timeoutMs: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const deadline = clock.monotonic() + timeoutMs;
  while (!(await isSo())) {
    if (turns.over() || clock.monotonic() > deadline) return false;
    await turns.pause(pollMs);
  }
  return true;
}
