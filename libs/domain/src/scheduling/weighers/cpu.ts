import { freeOf } from '../host-state.ts';
import type { Weigher } from './weigher.ts';

/** Free virtual CPUs. nova: CPUWeigher. */
export const cpu: Weigher = { name: 'cpu', weigh: (host) => freeOf(host, 'VCPU') };
