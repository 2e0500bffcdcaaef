export type { SchedulerConfig } from './config.ts';
export { startScheduler } from './service.ts';
export type { SchedulerDeps } from './service.ts';
