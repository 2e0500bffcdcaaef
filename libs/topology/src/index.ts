export { buildTopology, traceExchange, traceQueue } from './build.ts';
export { TopologyError } from './check-cells.ts';
export * from './definitions.ts';
export * from './redis-acl.ts';
export * from './routes.ts';
export * from './topology.ts';
