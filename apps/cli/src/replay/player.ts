import type { Clock } from '@cellflow/platform';
import type { RestClient } from '@cellflow/stack';
import { createGate } from './gate.ts';
import type { Outcomes } from './outcomes.ts';
import type { TraceRequest } from './read-requests.ts';
import type { Speed, TraceEvent } from './timeline.ts';
import { toFlavor } from './to-flavor.ts';
import { untilAnswered } from './until-answered.ts';

/** One request as it was played. Times are monotonic, in ms. */
export interface Played {
  readonly name: string;
  readonly uuid: string;
  readonly askedAtMs: number;
  /** The delete was accepted. */
  deleted: boolean;
}

/** How far the replay is. */
export interface Progress {
  done: number;
  readonly total: number;
}

export interface Play {
  readonly requests: readonly TraceRequest[];
  readonly timeline: readonly TraceEvent[];
  readonly rest: Pick<RestClient, 'boot' | 'remove'>;
  readonly outcomes: Outcomes;
  readonly clock: Clock;
  readonly speed: Speed;
  /** Boots and deletes that may be under way at a time. */
  readonly inFlight: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** How long one build may take, in ms; after that the replay goes on without it. */
  readonly buildTimeoutMs: number;
  /** Names this run in the idempotency keys. */
  readonly run: string;
}

/** The image of every server: the trace names none. */
const image = '00000000-0000-4000-8000-000000000000';

/**
 * Plays a timeline through REST, in its order, and resolves with what became of each request when all builds have
 * ended and all deletes were accepted.
 *
 * At full speed an event starts as soon as there is room and a server is deleted once its build has ended; at a
 * finite speed each waits for its time, and a delete may meet a build.
 */
export async function play(run: Play): Promise<Played[]> {
  const { timeline, clock, progress, signal } = run;
  const gate = createGate(run.inFlight);
  const boots = new Map<number, Promise<Played>>();
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const pending = new Set<Promise<void>>();
  const start = clock.monotonic();

  const perform = async ({ kind, index }: TraceEvent) => {
    if (kind === 'boot') {
      const booted = boot(run, index);
      boots.set(index, booted);
      await ended(run, (await booted).uuid, stop);
    } else {
      const played = await boots.get(index);
      if (played) await remove(run, played, stop);
    }
    progress.done++;
  };

  for (const event of timeline) {
    const waitMs = start + event.atMs - clock.monotonic();
    if (run.speed !== 'max' && waitMs > 0) await clock.sleep(waitMs, stop);
    await gate.enter();
    if (stop.aborted) break;
    const work = perform(event)
      .catch((error: unknown) => failure.abort(error))
      .finally(() => gate.leave());
    pending.add(work);
    void work.finally(() => pending.delete(work));
  }
  await Promise.all(pending);
  stop.throwIfAborted();
  return Promise.all(boots.values());
}

async function boot(run: Play, index: number): Promise<Played> {
  const request = run.requests[index] as TraceRequest;
  const askedAtMs = run.clock.monotonic();
  const asked = { name: request.name, flavor: toFlavor(request).id, image };
  const [uuid = ''] = await untilAnswered(
    () => run.rest.boot({ ...asked, idempotencyKey: `replay-${run.run}-${request.name}` }),
    run,
  );
  return { name: request.name, uuid, askedAtMs, deleted: false };
}

/** Resolves when a build has ended, or has taken longer than it may: the report counts it as unfinished then. */
async function ended(run: Play, uuid: string, signal: AbortSignal): Promise<void> {
  const late = new AbortController();
  const cancel = run.clock.after(run.buildTimeoutMs, () => late.abort());
  try {
    await run.outcomes.ended(uuid, AbortSignal.any([signal, late.signal]));
  } catch (error) {
    if (!late.signal.aborted) throw error;
  } finally {
    cancel();
  }
}

async function remove(run: Play, played: Played, signal: AbortSignal): Promise<void> {
  if (run.speed === 'max') await ended(run, played.uuid, signal);
  await untilAnswered(() => run.rest.remove(played.uuid), run);
  played.deleted = true;
}
