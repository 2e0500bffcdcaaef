export type { ApiDeps, RunningApi } from './service.ts';
export type { ApiConfig } from './config.ts';
export type { CellConnection } from './api.ts';
export type { TokenGrant } from './auth.ts';
export { hashToken } from './auth.ts';
export { startApi } from './service.ts';
