export type { PlacementConfig } from './config.ts';
export { startPlacement } from './service.ts';
export type { PlacementDeps } from './service.ts';
