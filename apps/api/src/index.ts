export type { ApiDeps, RunningApi } from './service.ts';
export type { ApiConfig } from './config.ts';
export type { CellConnection } from './api.ts';
export type { TokenGrant } from '@cellflow/rest';
export { hashToken } from '@cellflow/rest';
export { startApi } from './service.ts';
