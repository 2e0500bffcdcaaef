import { cpu } from './cpu.ts';
import { disk } from './disk.ts';
import { ram } from './ram.ts';
import type { Weigher } from './weigher.ts';

/** Every weigher. Their shares add up, so the order means nothing. */
export const weighers: readonly Weigher[] = [ram, cpu, disk];
