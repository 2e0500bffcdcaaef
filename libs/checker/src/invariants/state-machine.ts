import type { Check } from '../snapshot.ts';
import { cellEvents, deletedServers, placedInstances } from '../views.ts';

const unfinished = ['building/scheduling', 'error/none', 'building/deleting', 'deleted/none'];

/** Written again from the flow, not shared with the services: a check must not repeat their mistakes. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  '': ['building/scheduling', 'error/none'],
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

/** I15, I16: every step told in a cell's ledger is allowed, starts where the last one ended, and ends at the record. */
export const followsStateMachine: Check = (snapshot) => {
  const states = new Map(
    placedInstances(snapshot).map(({ cell, instance }) => [
      `${cell} ${instance.uuid}`,
      `${instance.vmState}/${instance.taskState || 'none'}`,
    ]),
  );
  const deleted = deletedServers(snapshot);
  return [...cellEvents(snapshot)].flatMap(([instanceUuid, entries]) => {
    const violation = (message: string) => ({ invariant: 'I16', instanceUuid, message });
    const found: ReturnType<typeof violation>[] = [];
    let state = '';
    for (const { event } of entries) {
      const { type, fromState, toState } = event;
      if (toState === '' || (fromState === toState && fromState === state)) continue;
      if (fromState !== state)
        found.push(violation(`${type} starts from "${fromState}", the server was "${state}"`));
      if (!allowed[fromState]?.includes(toState)) {
        found.push(violation(`${type} goes from "${fromState}" to "${toState}"`));
      }
      state = toState;
    }
    const cell = entries.at(-1)?.cell ?? '';
    const stored = states.get(`${cell} ${instanceUuid}`);
    if (stored !== undefined && state !== '' && stored !== state) {
      found.push(violation(`its record says ${stored}, the ledger ends at ${state}`));
    }
    if (state.endsWith('/deleting') && !deleted.has(instanceUuid)) {
      found.push(violation(`is ${state} and nobody deleted it`));
    }
    return found;
  });
};
