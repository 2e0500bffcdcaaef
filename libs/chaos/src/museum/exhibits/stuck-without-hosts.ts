import { replaceMethod, tells } from '@cellflow/stack/wrappers';
import type { Commit } from '@cellflow/store';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf, isConductor } from '../principals.ts';

export const stuckWithoutHosts: Exhibit = {
  name: 'museum-stuck-without-hosts',
  title: 'A server whose hosts are used up is not set to ERROR and stays in scheduling',
  bugs: ['Nova 1837955'],
  happened:
    'When all alternates had been refused, MaxRetriesExceeded was raised outside the block that cleans up. Nobody caught it, and the server was in BUILD for ever.',
  whyNot:
    'Running out of hosts is a step of the retry like any other, and the watchdog takes up every build that no one moves on.',
  breaks: ['I1'],
  scenario: {
    stack: { cells: 1, hosts: 3, failing: { share: 1 }, lease: '1s', build_timeout: '2s' },
    workload: { boots: 3 },
    expect: 'all ERROR',
  },
  wrap: () => ({
    store: cellStoreOf(isConductor, (store) =>
      replaceMethod(store, 'commit', async (change: Commit) =>
        tells(change, 'build.exhausted') ? { committed: true, version: 1 } : store.commit(change),
      ),
    ),
  }),
};
