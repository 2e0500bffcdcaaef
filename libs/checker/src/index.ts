export * from './checks.ts';
export * from './snapshot.ts';
export * from './take-snapshot.ts';
