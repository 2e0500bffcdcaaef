export * from './keys.ts';
export * from './memory/memory-store.ts';
export * from './read-whole.ts';
export * from './redis/redis-store.ts';
export * from './store.ts';
