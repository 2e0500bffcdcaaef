import type { Cancel, Clock } from '@cellflow/platform';

/**
 * Does `act` again and again, one at a time: a turn that comes while the last one is not over is left out. What it rejects
 * with is told to `failed`, and the next turn comes as ever.
 */
export function keepDoing(
  { clock, everyMs }: { readonly clock: Pick<Clock, 'every'>; readonly everyMs: number },
  act: () => Promise<void>,
  failed: (error: unknown) => void,
): Cancel {
  let running = false;
  return clock.every(everyMs, () => {
    if (running) return;
    running = true;
    act()
      .catch(failed)
      .finally(() => {
        running = false;
      });
  });
}
