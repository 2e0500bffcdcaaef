export type { CellConductorConfig } from './config.ts';
export { startCellConductor } from './service.ts';
export type { CellConductorDeps } from './service.ts';
