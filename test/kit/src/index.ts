export * from './checks/index.ts';
export * from './test-cloud.ts';
