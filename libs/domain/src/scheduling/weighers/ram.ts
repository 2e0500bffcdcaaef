import { freeOf } from '../host-state.ts';
import type { Weigher } from './weigher.ts';

/** Free memory. nova: RAMWeigher. */
export const ram: Weigher = { name: 'ram', weigh: (host) => freeOf(host, 'MEMORY_MB') };
