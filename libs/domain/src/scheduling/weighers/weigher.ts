import type { HostState } from '../host-state.ts';

/** Says how good a host is by one measure; more is better. */
export interface Weigher {
  readonly name: 'ram' | 'cpu' | 'disk';
  weigh(host: HostState): number;
}

/** How much each measure counts; negative prefers the fuller host (stacking instead of spreading). */
export type Multipliers = { readonly [name in Weigher['name']]: number };

/** Nova's defaults. */
export const defaultMultipliers: Multipliers = { ram: 1, cpu: 1, disk: 1 };
