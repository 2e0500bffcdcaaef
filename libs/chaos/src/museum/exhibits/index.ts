import type { Exhibit } from '../exhibit.ts';
import { acknowledgedBeforeWork } from './acknowledged-before-work.ts';
import { cellAsksAbove } from './cell-asks-above.ts';
import { cleanupOfBuilds } from './cleanup-of-builds.ts';
import { deletedAmidScheduling } from './deleted-amid-scheduling.ts';
import { hostsAskedForTwice } from './hosts-asked-for-twice.ts';
import { releaseWithoutFence } from './release-without-fence.ts';
import { retriesAreLost } from './retries-are-lost.ts';
import { strandedWithItsCompute } from './stranded-with-its-compute.ts';
import { stuckWhenAlternatesRunOut } from './stuck-when-alternates-run-out.ts';

/** The museum, in the order of a boot. */
export const exhibits: readonly Exhibit[] = [
  hostsAskedForTwice,
  acknowledgedBeforeWork,
  deletedAmidScheduling,
  strandedWithItsCompute,
  retriesAreLost,
  cellAsksAbove,
  stuckWhenAlternatesRunOut,
  cleanupOfBuilds,
  releaseWithoutFence,
];
