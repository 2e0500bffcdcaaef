import { replaceMethod, tells } from '@cellflow/stack/wrappers';
import type { Commit } from '@cellflow/store';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf, isConductor } from '../principals.ts';

export const stuckWhenAlternatesRunOut: Exhibit = {
  name: 'museum-stuck-when-alternates-run-out',
  title: 'No alternate is left, the error is never stored, and the server stays in scheduling',
  bugs: ['Nova 1837955', 'Nova 1819460', 'Nova 1717000'],
  happened:
    'MaxRetriesExceeded was raised outside of what cleans up, errors of placement during a retry were not handled, and a late failure was written to the wrong database. Each time the server stayed in BUILD with the task "scheduling".',
  whyNot:
    'The error of a server and the end of its task are one commit in the store of its cell, and the message that leads there comes again until that is stored.',
  breaks: ['I1', 'I14', 'I21'],
  scenario: {
    stack: { cells: 1, attempts: 2, build_timeout: '3s', failing: { share: 1 } },
    workload: { boots: 4, in_flight: 1, pause: '1s' },
    expect: { servers: { ERROR: 4 }, faults: { MaxRetriesExceeded: 4 } },
  },
  wrap: () => ({
    store: cellStoreOf(isConductor, (store) =>
      replaceMethod(store, 'commit', async (change: Commit) =>
        tells(change, 'build.exhausted') ? { committed: true, version: 0 } : store.commit(change),
      ),
    ),
  }),
};
