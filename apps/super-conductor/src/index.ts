export type { SuperConductorConfig } from './config.ts';
export { startSuperConductor } from './service.ts';
export type { CellConnection, SuperConductorDeps } from './service.ts';
