import { taskStates } from './state-machine.ts';

/** Task states of a build that was begun, in order. */
export const buildPhases: readonly string[] = [
  taskStates.none,
  taskStates.networking,
  taskStates.blockDeviceMapping,
  taskStates.spawning,
];

/** A report of a phase that no build has. */
export const isBuildPhase = (taskState: string): boolean => buildPhases.includes(taskState);

/**
 * The phases a build goes through from `current` up to `target`, `target` included and none skipped. Empty when it is
 * there already or further: a report that is repeated changes nothing. A build that was not begun starts at none.
 */
export function phasesUpTo(current: string, target: string): string[] {
  return buildPhases.slice(buildPhases.indexOf(current) + 1, buildPhases.indexOf(target) + 1);
}
