import { isRetryable, retrying } from '@cellflow/rpc';
import type { Run, Work } from './work.ts';

/**
 * Asks placement again under the same id while it is out of reach, for `placementPatienceMs` or until the caller no
 * longer waits; then the last error is thrown.
 */
export async function patiently<T>(work: Work, run: Run, message: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isRetryable(error)) throw error;
    return await again(work, run, { message, act, last: error });
  }
}

async function again<T>(
  work: Work,
  run: Run,
  { message, act, last: first }: { message: string; act: () => Promise<T>; last: unknown },
): Promise<T> {
  const { platform, rules } = work;
  const patience = new AbortController();
  const cancel = platform.clock.after(rules.placementPatienceMs, () => patience.abort());
  let last = first;
  const remembering = () =>
    act().catch((error: unknown) => {
      last = error;
      throw error;
    });
  try {
    const signal = AbortSignal.any([patience.signal, run.signal]);
    return await retrying(remembering, { platform, signal, message });
  } catch {
    // Whether it is the last try's own error or the end of the patience: this is why it does not work.
    throw last;
  } finally {
    cancel();
  }
}
