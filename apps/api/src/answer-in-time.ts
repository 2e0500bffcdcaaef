import type { Clock } from '@cellflow/platform';
import { unavailable } from './errors.ts';

/** A read is answered within this, ms, however slow the stores are that it has to ask one after the other. */
const readMs = 4500;

/** What `read` gives, or 503 when it takes too long: nothing was changed, so that it can be asked again. */
export async function answerInTime<T>(clock: Clock, read: Promise<T>): Promise<T> {
  let give: (error: Error) => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    give = reject;
  });
  const cancel = clock.after(readMs, () =>
    give(unavailable(`The stores did not answer within ${readMs} ms. Try again later.`)),
  );
  try {
    return await Promise.race([read, late]);
  } finally {
    cancel();
  }
}
