export type { FaultState } from './fault-log.ts';
export { runScenario } from './run-scenario.ts';
export type { RunEvent, RunOptions, RunResult } from './run-scenario.ts';
export { cellsOf, startScenarioCloud } from './start-cloud.ts';
export { watchSteps } from './step-watch.ts';
