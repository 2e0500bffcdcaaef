export * from './descriptor.ts';
export * from '../gen/contract.ts';
