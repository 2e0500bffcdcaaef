export * from './routes.ts';
export * from './topology.ts';
