import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Clock } from '@cellflow/platform';
import { placementIndexes, placementKeys, readIndex, readRecords } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import type { ProviderCapacity } from './usage-book.ts';

const pauseMs = 50;

/** What each provider offers, once placement knows `count` of them. Throws where they do not come in time. */
export async function readCapacities(
  placement: Store,
  options: { count: number; clock: Clock; signal: AbortSignal; timeoutMs: number },
): Promise<Map<string, ProviderCapacity>> {
  const { clock, signal, count, timeoutMs } = options;
  const deadline = clock.monotonic() + timeoutMs;
  for (;;) {
    const known = await placement.count(placementIndexes.providers);
    if (known >= count) break;
    if (clock.monotonic() > deadline) {
      throw new Error(`placement knows ${known} of ${count} hosts after ${timeoutMs / 1000} s`);
    }
    await clock.sleep(pauseMs, signal);
  }
  const keys = (await readIndex(placement, placementIndexes.providers)).map(placementKeys.provider);
  const records = await readRecords(placement, keys, ProviderRecord);
  return new Map(
    records.map(({ uuid, name, inventories }) => [
      uuid,
      {
        name,
        capacity: new Map(
          inventories.map(({ resourceClass, total, reserved, allocationRatio }) => [
            resourceClass,
            Math.floor((total - reserved) * allocationRatio),
          ]),
        ),
      },
    ]),
  );
}
