import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { toldByCells } from '../told.ts';
import { deletedServers, placedInstances } from '../views.ts';

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

/** I16. */
export const followsStateMachine: Invariant = {
  id: 'I16',
  name: 'state machine',
  statement:
    "every step in a cell's ledger is allowed and starts where the last one ended; at rest the record is where the last one ended",
  needs: ['W2'],
  check(history, { quiescent }) {
    const search = new Search('I16');
    const records = new Map(
      placedInstances(history).map((placed) => [`${placed.cell} ${placed.instance.uuid}`, placed]),
    );
    const deleted = deletedServers(history);
    for (const [uuid, entries] of toldByCells(history)) {
      const last = follow(search, uuid, entries);
      if (!quiescent) continue;
      const state = last?.event.toState ?? '';
      const placed = records.get(`${entries.at(-1)?.scope ?? ''} ${uuid}`);
      const stored = placed && `${placed.instance.vmState}/${placed.instance.taskState || 'none'}`;
      if (placed && last && stored !== state) {
        const shows = [cite.told(last), cite.server(placed.cell, placed.instance)];
        search.say(uuid, `its record says ${stored}, the ledger ends at ${state}`, shows);
      }
      if (last && state.endsWith('/deleting') && !deleted.has(uuid))
        search.say(uuid, `is ${state} and nobody deleted it`, [cite.told(last)]);
    }
    return search;
  },
};

/** The entry that made the state that a server's entries end in. */
function follow(search: Search, uuid: string, entries: readonly Told[]): Told | null {
  let last: Told | null = null;
  for (const told of entries) {
    const { type, fromState, toState } = told.event;
    const state = last?.event.toState ?? '';
    if (toState === '' || (fromState === toState && fromState === state)) continue;
    search.look();
    const shows = [last && cite.told(last), cite.told(told)];
    if (fromState !== state)
      search.say(uuid, `${type} starts from "${fromState}", the server was "${state}"`, shows);
    if (!allowed[fromState]?.includes(toState))
      search.say(uuid, `${type} goes from "${fromState}" to "${toState}"`, [cite.told(told)]);
    last = told;
  }
  return last;
}
