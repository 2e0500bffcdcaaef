import type { Exhibit } from '../exhibit.ts';
import { cellAsksAbove } from './cell-asks-above.ts';
import { cleanupOfBuilds } from './cleanup-of-builds.ts';
import { hostsAskedForTwice } from './hosts-asked-for-twice.ts';
import { releaseWithoutFence } from './release-without-fence.ts';
import { retriesAreLost } from './retries-are-lost.ts';

/** The museum, in the order of a boot. */
export const exhibits: readonly Exhibit[] = [
  hostsAskedForTwice,
  retriesAreLost,
  cellAsksAbove,
  cleanupOfBuilds,
  releaseWithoutFence,
];
