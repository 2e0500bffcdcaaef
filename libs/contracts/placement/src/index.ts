export * from '../gen/contract.ts';
