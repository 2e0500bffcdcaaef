export type { PlacementConfig } from './config.ts';
export { startPlacement } from './service.ts';
export type { PlacementDeps, RunningPlacement } from './service.ts';
export type { RestConfig } from './rest/start-rest.ts';
export { placementRoutes } from './rest/routes.ts';
export type { RestRoute } from './rest/routes.ts';
