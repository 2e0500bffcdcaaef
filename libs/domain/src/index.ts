export * from './build/state-machine.ts';
export * from './build/exhaustion.ts';
export * from './build/phases.ts';
export * from './build/retry.ts';
export * from './build/standing.ts';
export * from './resources/index.ts';
export * from './listing/index.ts';
export * from './scheduling/index.ts';
