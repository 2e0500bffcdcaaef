export { ChaosError } from './chaos-error.ts';
export * from './cloud/index.ts';
export * from './fault.ts';
export { faultKinds, findFaultKind } from './faults/index.ts';
export * from './leases/index.ts';
export * from './reports/index.ts';
export * from './runner/index.ts';
export * from './scenario/index.ts';
export * from './workload/index.ts';
