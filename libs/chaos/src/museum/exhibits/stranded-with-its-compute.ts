import { replaceMethod } from '@cellflow/stack/wrappers';
import { cellIndexes } from '@cellflow/store';
import type { RangeQuery } from '@cellflow/store';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf, isConductor } from '../principals.ts';

export const strandedWithItsCompute: Exhibit = {
  name: 'museum-stranded-with-its-compute',
  title: 'A build stays in BUILD for ever, because its compute was killed and nobody watches over builds',
  bugs: ['Nova 1833581'],
  happened:
    'A compute that was restarted while builds waited in it forgot them. Nothing else looked after them: they stayed in BUILDING.',
  whyNot:
    "A build is a lease in the cell's store; when it runs out, any replica of the conductor moves it on.",
  breaks: ['I1'],
  scenario: {
    stack: { cells: 1, computes: 3, hosts: 6, lease: '1s', build_timeout: '2s' },
    workload: { boots: 6, in_flight: 3 },
    faults: [{ when: 'compute.before_spawn', nth: 3, do: 'kill', heal: '5s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    store: cellStoreOf(isConductor, (store) =>
      replaceMethod(store, 'range', async (index: string, query: RangeQuery) =>
        index === cellIndexes.builds ? [] : store.range(index, query),
      ),
    ),
  }),
};
