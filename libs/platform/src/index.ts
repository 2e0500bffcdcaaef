export * from './clock.ts';
export * from './config.ts';
export * from './deps.ts';
export * from './ids.ts';
export * from './json-variable.ts';
export * from './lifecycle.ts';
export * from './logger.ts';
export * from './random.ts';
