export { stateOf } from './container.ts';
export type { ContainerService } from './container.ts';
export { docker, DockerError, isMissing } from './docker.ts';
export { cellsIn, waysOf } from './project-file.ts';
export { findProjects, removeProject } from './remove-project.ts';
export type { FoundProject } from './remove-project.ts';
export { startCompose } from './start-compose.ts';
export type { ComposeOptions, ComposeStack } from './start-compose.ts';
