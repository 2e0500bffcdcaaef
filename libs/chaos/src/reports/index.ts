export { escaped, junit } from './junit.ts';
export { page } from './page.ts';
export { smallest, smallestText, summarise } from './summary.ts';
export type { RunSummary } from './summary.ts';
export { writeReports } from './write-reports.ts';
