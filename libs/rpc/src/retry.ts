import type { Platform, Random } from '@cellflow/platform';
import { isRetryable } from './errors.ts';

export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** ms to wait before try number `failures + 1`: doubling, capped, with a jitter of half so that a crowd spreads out. */
export function backoffMs(failures: number, { firstMs, maxMs }: Backoff, random: Random): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return full / 2 + random.next() * (full / 2);
}

export interface RetryOptions {
  readonly platform: Platform;
  /** Ends the trying; what it was aborted with is thrown. */
  readonly signal?: AbortSignal;
  /** What is being tried, for the log. */
  readonly message: string;
  readonly backoff?: Backoff;
}

/**
 * Repeats `act` while it fails with a retryable RpcError, with capped exponential backoff and jitter, until it works
 * or the signal aborts. Any other error is thrown on. `act` keeps its message id: it is the same question each time.
 */
export async function retrying<T>(act: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { platform, signal, message, backoff = { firstMs: 50, maxMs: 5_000 } } = options;
  for (let failures = 1; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      if (!isRetryable(error)) throw error;
      signal?.throwIfAborted();
      const waitMs = backoffMs(failures, backoff, platform.random);
      // Without its stack: thousands fail at once where a server is overloaded, and this must not add to it.
      const reason = error instanceof Error ? error.message : String(error);
      platform.logger.warn({ reason, failures, waitMs: Math.round(waitMs) }, `${message}: trying again`);
      await platform.clock.sleep(waitMs, signal);
    }
  }
}
