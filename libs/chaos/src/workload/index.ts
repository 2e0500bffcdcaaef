export { outcomesOf, startLoad } from './load.ts';
export type { Load, LoadProgress } from './load.ts';
export { untilAtRest } from './rest.ts';
