export { createHeadWatch, headsMs } from './head-watch.ts';
export type { HeadWatch } from './head-watch.ts';
