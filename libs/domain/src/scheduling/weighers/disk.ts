import { freeOf } from '../host-state.ts';
import type { Weigher } from './weigher.ts';

/** Free disk. nova: DiskWeigher. */
export const disk: Weigher = { name: 'disk', weigh: (host) => freeOf(host, 'DISK_GB') };
