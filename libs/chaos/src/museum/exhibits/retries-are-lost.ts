import { Instance } from '@cellflow/contracts-common';
import { editRecords, rewriteCommits } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf } from '../principals.ts';

export const retriesAreLost: Exhibit = {
  name: 'museum-retries-are-lost',
  title: 'A failed build is never tried again, because its alternates were lost on the way into the cell',
  bugs: ['Nova 1671648', 'Nova 1718512'],
  happened:
    'The new path of a boot into a cell did not fill in the retry information, and later a conversion of the request dropped it. A build that failed went to ERROR at once, with hosts left that could have taken it.',
  whyNot:
    'The alternates are part of the record that brings a server into its cell, and a retry reads them from nowhere else.',
  breaks: ['I10'],
  scenario: {
    stack: { cells: 1, failing: { attempts: [1] } },
    workload: { boots: 6, in_flight: 3 },
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    store: cellStoreOf(
      (user) => user === 'super-conductor',
      (store) =>
        rewriteCommits(store, (change) =>
          editRecords(change, 'instance', Instance, (instance) =>
            Instance.create({ ...instance, hostList: [] }),
          ),
        ),
    ),
  }),
};
