export * from './client.ts';
export * from './context.ts';
export * from './errors.ts';
export * from './transport.ts';
