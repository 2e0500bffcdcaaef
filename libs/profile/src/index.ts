export * from './build-plan.ts';
export * from './hosts.ts';
export * from './parse.ts';
export { buildSteps } from './schema.ts';
export type { Behaviour, BuildStep, ComputeProfile, ComputeProfileInput, HostGroup } from './schema.ts';
