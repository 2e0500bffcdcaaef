export type { FaultState } from './fault-log.ts';
export { askedToDelete } from './outcome.ts';
export { playScenario } from './play.ts';
export type { PlayOptions } from './play.ts';
export type { Carried, Past } from './carried.ts';
export { runScenario } from './run-scenario.ts';
export type { RunEvent, RunOptions, RunResult } from './run-scenario.ts';
export { startScenarioCloud, startScenarioProject } from './start-cloud.ts';
export { watchSteps } from './step-watch.ts';
