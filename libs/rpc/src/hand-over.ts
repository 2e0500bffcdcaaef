import type { Platform } from '@cellflow/platform';
import { backoffMs } from './retry.ts';
import type { Delivery } from './transport.ts';

const backoff = { firstMs: 50, maxMs: 5_000 };

/**
 * Puts what becomes of a delivery into the broker's hands, trying until it worked. Sending the delivery back instead
 * would count against its limit for a fault that is not its own. Resolves with true when it may be acked, with false
 * where it was lost meanwhile and comes again.
 */
export async function handOver(
  platform: Platform,
  delivery: Delivery,
  publish: () => Promise<unknown>,
): Promise<boolean> {
  for (let failures = 1; !delivery.lost; failures += 1) {
    try {
      await publish();
      return true;
    } catch (error) {
      platform.logger.warn({ err: error, failures }, 'a message could not be passed on yet');
      await platform.clock.sleep(backoffMs(failures, backoff, platform.random));
    }
  }
  return false;
}
