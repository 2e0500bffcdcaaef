/** nova/compute/vm_states.py, those a build can reach. */
export const vmStates = {
  building: 'building',
  active: 'active',
  error: 'error',
  deleted: 'deleted',
} as const;
export type VmState = (typeof vmStates)[keyof typeof vmStates];

/** nova/compute/task_states.py, those a build or a delete can reach; '' is none. */
export const taskStates = {
  none: '',
  scheduling: 'scheduling',
  networking: 'networking',
  blockDeviceMapping: 'block_device_mapping',
  spawning: 'spawning',
  deleting: 'deleting',
} as const;
export type TaskState = (typeof taskStates)[keyof typeof taskStates];

/** "vm_state/task_state", with "none" for no task. */
export type BuildState =
  | 'building/scheduling'
  | 'building/none'
  | 'building/networking'
  | 'building/block_device_mapping'
  | 'building/spawning'
  | 'building/deleting'
  | 'active/none'
  | 'active/deleting'
  | 'error/none'
  | 'error/deleting'
  | 'deleted/none';

/** What a server may be when its record is first written: on its way, or buried without ever having had a host. */
export const firstStates: readonly BuildState[] = ['building/scheduling', 'error/none'];

const unfinished = ['building/scheduling', 'error/none', 'building/deleting', 'deleted/none'] as const;

/**
 * Every change of state that may be stored. A failed attempt goes back to building/scheduling, a delete may come at
 * any time, and what is active, in error or deleted stays so but for a delete.
 *
 * Source: the saves of nova/compute/manager.py `_do_build_and_run_instance` and `_build_and_run_instance`.
 * Differs: an instance that was deleted is kept as `deleted/none`, and no save goes back from a delete.
 */
export const transitions: Readonly<Record<BuildState, readonly BuildState[]>> = {
  'building/scheduling': ['building/none', 'error/none', 'building/deleting', 'deleted/none'],
  'building/none': ['building/networking', ...unfinished],
  'building/networking': ['building/block_device_mapping', ...unfinished],
  'building/block_device_mapping': ['building/spawning', ...unfinished],
  'building/spawning': ['active/none', ...unfinished],
  'building/deleting': ['deleted/none'],
  'active/none': ['active/deleting', 'deleted/none'],
  'active/deleting': ['deleted/none'],
  'error/none': ['error/deleting', 'deleted/none'],
  'error/deleting': ['deleted/none'],
  'deleted/none': [],
};

/** "building/scheduling" of a record that says so in two fields; whether it is one we know is not checked. */
export const stateOf = (record: { readonly vmState: string; readonly taskState: string }): string =>
  `${record.vmState}/${record.taskState === '' ? 'none' : record.taskState}`;

/** Whether a text names a state of the machine. */
export const isBuildState = (state: string): state is BuildState => Object.hasOwn(transitions, state);

/**
 * Whether a record in state `from` (null: no record yet) may be written in state `to`. Writing a record without
 * changing its state is allowed while it lives: leases are extended, attempts are numbered.
 */
export function isAllowedTransition(from: string | null, to: string): boolean {
  if (!isBuildState(to)) return false;
  if (from === null) return firstStates.includes(to);
  if (!isBuildState(from)) return false;
  return (from === to && to !== 'deleted/none') || transitions[from].includes(to);
}
