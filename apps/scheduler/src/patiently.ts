import { retrying } from '@cellflow/rpc';
import type { Run, Work } from './work.ts';

/**
 * Asks placement again under the same id while it is out of reach, for `placementPatienceMs` or until the caller no
 * longer waits; then the last error is thrown.
 */
export async function patiently<T>(work: Work, run: Run, message: string, act: () => Promise<T>): Promise<T> {
  const { platform, rules } = work;
  const patience = new AbortController();
  const cancel = platform.clock.after(rules.placementPatienceMs, () => patience.abort());
  let last: unknown;
  const remembering = () =>
    act().catch((error: unknown) => {
      last = error;
      throw error;
    });
  try {
    const signal = AbortSignal.any([patience.signal, run.signal]);
    return await retrying(remembering, { platform, signal, message });
  } catch (error) {
    throw last ?? error;
  } finally {
    cancel();
  }
}
