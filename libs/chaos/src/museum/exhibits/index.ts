import type { Exhibit } from '../exhibit.ts';
import { acknowledgedBeforeWork } from './acknowledged-before-work.ts';
import { cellAsksAbove } from './cell-asks-above.ts';
import { cleanupOfBuilds } from './cleanup-of-builds.ts';
import { hostsAskedForTwice } from './hosts-asked-for-twice.ts';
import { listHidesACell } from './list-hides-a-cell.ts';
import { localDeleteLeaks } from './local-delete-leaks.ts';
import { lostWithItsConductor } from './lost-with-its-conductor.ts';
import { releaseWithoutFence } from './release-without-fence.ts';
import { retriesAreLost } from './retries-are-lost.ts';
import { strandedWithItsCompute } from './stranded-with-its-compute.ts';
import { stuckWithoutHosts } from './stuck-without-hosts.ts';

/** The museum, in the order of a boot. */
export const exhibits: readonly Exhibit[] = [
  acknowledgedBeforeWork,
  hostsAskedForTwice,
  lostWithItsConductor,
  retriesAreLost,
  cellAsksAbove,
  stuckWithoutHosts,
  strandedWithItsCompute,
  cleanupOfBuilds,
  releaseWithoutFence,
  localDeleteLeaks,
  listHidesACell,
];
