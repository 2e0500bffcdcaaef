import { replaceMethod } from '@cellflow/stack/wrappers';
import { cellIndexes } from '@cellflow/store';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf, isConductor } from '../principals.ts';

export const strandedWithItsCompute: Exhibit = {
  name: 'museum-stranded-with-its-compute',
  title: 'A compute dies with a build, and nobody ever asks what has become of it',
  bugs: ['Nova 1833581'],
  happened:
    'A compute was started again while a build waited for its turn there. The message was acknowledged, the server was in BUILDING, and nothing came back to it: it stayed so for ever.',
  whyNot:
    'A build holds a lease that its compute has to renew; a conductor looks for those that ran out, and the next host has its turn.',
  breaks: ['I1', 'I5', 'I14', 'I21'],
  scenario: {
    stack: { cells: 1, computes: 2, hosts: 4, attempts: 2, build_timeout: '3s', lease: '2s' },
    workload: { boots: 6, in_flight: 1, pause: '1s' },
    faults: [{ when: 'compute.before_spawn', do: 'kill', heal: '1s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    store: cellStoreOf(isConductor, (store) =>
      replaceMethod(store, 'range', async (index, query) =>
        index === cellIndexes.builds ? [] : store.range(index, query),
      ),
    ),
  }),
};
