export type { EpochStart } from './continuity/epoch.ts';
export type { Break } from './continuity/judge.ts';
export * from './event-types.ts';
export * from './keys.ts';
export * from './memory/memory-store.ts';
export * from './read-whole.ts';
export * from './redis/redis-store.ts';
export * from './store.ts';
