export * from './merge.ts';
export * from './order.ts';
