export * from './checks.ts';
export * from './exhibits.ts';
export * from './explain.ts';
export * from './history.ts';
export * from './invariant.ts';
export { invariants } from './invariants/index.ts';
export * from './judge.ts';
export * from './snapshot.ts';
export * from './take-snapshot.ts';
