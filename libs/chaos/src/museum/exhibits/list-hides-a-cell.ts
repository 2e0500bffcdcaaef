import { replaceMethod } from '@cellflow/stack/wrappers';
import type { RangeQuery } from '@cellflow/store';
import type { Exhibit } from '../exhibit.ts';
import { cellStoreOf } from '../principals.ts';

export const listHidesACell: Exhibit = {
  name: 'museum-list-hides-a-cell',
  title: 'While a cell is down its servers are not in the list at all',
  bugs: ['Nova 1726301', 'Nova 1815697'],
  happened:
    'A list failed as a whole when one cell did not answer; later the servers of such a cell were left out of it in silence.',
  whyNot:
    'What the API level knows of the servers of a silent cell is listed with the state UNKNOWN, after half a second at most.',
  breaks: ['I25'],
  scenario: {
    stack: { cells: 2 },
    workload: { boots: 10, in_flight: 2, lists: '300ms' },
    faults: [{ at: '6s', do: { cut: { service: 'api', to: 'cell1-*' } }, heal: '5s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    store: cellStoreOf(
      (user) => user === 'api',
      (store) =>
        replaceMethod(store, 'range', async (index: string, query: RangeQuery) =>
          store.readiness() === null ? store.range(index, query).catch(() => []) : [],
        ),
    ),
  }),
};
