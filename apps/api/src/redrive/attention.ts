import type { Clock } from '@cellflow/platform';
import type { Backlog } from '@cellflow/rpc';

/**
 * How long the super-conductors have had every message in hand. A queue gives its messages out in order, so once it was
 * seen empty, everything sent before was taken up; from then on a message that is still alive is being tried, as long
 * as somebody takes from the queue.
 */
export interface Attention {
  /** Tells it how the queue stands. null: it could not be asked. */
  note(backlog: Backlog | null): void;
  /** ms since everything was taken up, without a moment in which nobody listened; 0 while messages wait. */
  lastedMs(): number;
}

/** Not having looked for so long is as good as having seen nobody, ms: longer than a restart may go unseen. */
const blindMs = 30_000;

export function createAttention(clock: Clock): Attention {
  let since: number | null = null;
  let waiting = true;
  let notedAt = clock.monotonic();
  return {
    note(backlog) {
      const now = clock.monotonic();
      if (now - notedAt > blindMs) since = null;
      notedAt = now;
      waiting = backlog === null || backlog.waiting > 0;
      // What was handed out to those who left is in the queue again, and its time begins anew.
      if (backlog === null || backlog.consumers === 0) since = null;
      else if (!waiting) since ??= now;
    },
    lastedMs: () => (since === null || waiting ? 0 : clock.monotonic() - since),
  };
}
