import { setMaxListeners } from 'node:events';
import type { Clock } from '@cellflow/platform';
import { RestError } from '@cellflow/stack';

const askAgainMs = 250;
/** How long a client asks for an outcome that it does not learn. */
const patienceMs = 90_000;

/** The manners of a client. */
export interface Turns {
  /**
   * Asks until the outcome is known: an answer, or a refusal that says why, which is null. Null too when it was given
   * up. Rejects with what is no answer of the API.
   */
  untilKnown<T>(ask: () => Promise<T>): Promise<T | null>;
  /** Resolves after this time, or at once when all is over. */
  pause(ms: number): Promise<void>;
  over(): boolean;
}

/** `signal`: all is over. */
export function createTurns({
  clock,
  signal,
}: {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Turns {
  // Every client that waits listens to the one signal.
  setMaxListeners(0, signal);
  const pause = (ms: number) => clock.sleep(ms, signal).catch(() => undefined);
  return {
    pause,
    over: () => signal.aborted,
    async untilKnown(ask) {
      const deadline = clock.monotonic() + patienceMs;
      for (;;) {
        try {
          return await ask();
        } catch (error) {
          if (!(error instanceof RestError)) throw error;
          const refused = error.status >= 400 && error.status < 500;
          if (refused || signal.aborted || clock.monotonic() > deadline) return null;
          await pause(askAgainMs);
        }
      }
    },
  };
}
