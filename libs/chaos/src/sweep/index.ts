export { sweepCells } from './cells.ts';
export { countOutcomes, heatMap } from './heat-map.ts';
export type { MapRow, ShotOutcome, ShotResult } from './heat-map.ts';
export { sweepPaths } from './paths.ts';
export type { SweepPath } from './paths.ts';
export { runSweep, sweepLimits } from './run-sweep.ts';
export type { SweepResult } from './run-sweep.ts';
export { startSweepCloud } from './start-cloud.ts';
