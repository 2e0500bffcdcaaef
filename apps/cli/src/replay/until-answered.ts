import type { Clock } from '@cellflow/platform';
import { RestError } from '@cellflow/stack';

const pauseMs = 200;
const attempts = 50;

/** Repeats a call while nobody answers it or the answer is "not now". The call must be safe to repeat. */
export async function untilAnswered<T>(
  call: () => Promise<T>,
  run: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const again = error instanceof RestError && [0, 409, 502, 503, 504].includes(error.status);
      if (!again || attempt === attempts) throw error;
    }
    await run.clock.sleep(pauseMs, run.signal);
  }
}
