export * from './test-cloud.ts';
