export { drawRound } from './draw-round.ts';
export type { SoakRound } from './round.ts';
export { runSoak } from './run-soak.ts';
export type { SoakOptions, SoakResult } from './run-soak.ts';
