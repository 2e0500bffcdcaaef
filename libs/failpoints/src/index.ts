export * from './arming.ts';
export * from './duration.ts';
export * from './failpoints.ts';
export * from './near.ts';
export * from './parse.ts';
export * from './points.ts';
export * from './rule.ts';
