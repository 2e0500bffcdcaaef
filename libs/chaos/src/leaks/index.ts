export { createLeakWatch } from './leak-watch.ts';
export type { LeakWatch } from './leak-watch.ts';
export { newLines } from './new-lines.ts';
