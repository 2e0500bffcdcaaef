import { Instance, Selection } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';
import { replaceMethod } from '@cellflow/stack';
import { cellIndexes } from '@cellflow/store';
import type { Commit, RangeQuery, Store } from '@cellflow/store';
import { canary } from '../canary.ts';
import type { SystemMutant } from './system-mutant.ts';
import { editRecords, rewriteCommits, tells } from '@cellflow/stack/wrappers';

const isCell = ({ scope }: Store) => /^cell[1-9]/.test(scope);

/** Every store that users of this kind open. */
const of =
  (who: (store: Store, user: string) => boolean, wrap: (store: Store) => Store) =>
  (store: Store, user: string) => (who(store, user) ? wrap(store) : store);

const byConductor = (_store: Store, user: string) => /^cell\d+-conductor$/.test(user);
const bySuper = (store: Store, user: string) => user === 'super-conductor' && isCell(store);
const byPlacement = ({ scope }: Store) => scope === 'placement';

const conductor = (rewrite: (change: Commit) => Commit) => ({
  store: of(byConductor, (store) => rewriteCommits(store, rewrite)),
});
const firstRecord = (edit: (instance: Instance, store: Store) => Instance) => ({
  store: of(bySuper, (store) =>
    rewriteCommits(store, (change) =>
      editRecords(change, 'instance', Instance, (instance) => edit(instance, store)),
    ),
  ),
});

/** Ledger entries of one type changed; none: they are left out. */
const editEvents = (
  change: Commit,
  type: string,
  edit: (event: NonNullable<Commit['ledger']>[number]) => NonNullable<Commit['ledger']>,
): Commit => ({
  ...change,
  ledger: change.ledger?.flatMap((event) => (event.type === type ? edit(event) : [event])),
});

/** Services that write what they should not, or forget to. */
export const storeMutants: readonly SystemMutant[] = [
  {
    invariant: 'I10',
    what: 'the super-conductor drops the alternates',
    wrap: () => firstRecord((instance) => Instance.create({ ...instance, hostList: [] })),
  },
  {
    invariant: 'I11',
    what: 'the alternates are in another cell',
    wrap: () =>
      firstRecord((instance, { scope }) => {
        const other = scope === 'cell1' ? 'cell2' : 'cell1';
        const hostList = instance.hostList.map((selection) =>
          Selection.create({ ...selection, host: selection.host.replace(scope, other) }),
        );
        return Instance.create({ ...instance, hostList });
      }),
  },
  {
    invariant: 'I2',
    what: 'a server is brought into two cells',
    wrap() {
      const cells = new Map<string, Store>();
      const other = (scope: string) => cells.get(scope === 'cell1' ? 'cell2' : 'cell1')!;
      return {
        store: of(bySuper, (store) => {
          cells.set(store.scope, store);
          return rewriteCommits(
            store,
            (change) => change,
            async (change) => tells(change, 'instance.created') && other(store.scope).commit(change),
          );
        }),
      };
    },
  },
  {
    invariant: 'I7',
    what: 'placement counts a claim once too often',
    wrap: () => ({
      store: of(byPlacement, (store) =>
        rewriteCommits(store, (change) =>
          tells(change, 'allocation.claimed')
            ? editRecords(change, 'provider', ProviderRecord, (provider) => {
                const used = provider.used.map((each) => ({ ...each, amount: each.amount + 1 }));
                return ProviderRecord.create({ ...provider, used });
              })
            : change,
        ),
      ),
    }),
  },
  {
    invariant: 'I8',
    what: 'a release is not written down',
    wrap: () => ({
      store: of(byPlacement, (store) =>
        rewriteCommits(store, (change) => editEvents(change, 'allocation.released', () => [])),
      ),
    }),
  },
  {
    invariant: 'I1',
    what: 'nobody watches the leases',
    hung: true,
    wrap: () => ({
      store: of(byConductor, (store) =>
        replaceMethod(store, 'range', async (index: string, query: RangeQuery) =>
          index === cellIndexes.builds ? [] : store.range(index, query),
        ),
      ),
    }),
  },
  {
    invariant: 'I16',
    what: 'the begin of a build is not written down',
    wrap: () => conductor((change) => editEvents(change, 'build.begun', () => [])),
  },
  {
    invariant: 'I17',
    what: 'an ERROR has no fault',
    wrap: () =>
      conductor((change) =>
        editRecords(change, 'instance', Instance, (instance) =>
          Instance.create({ ...instance, fault: null }),
        ),
      ),
  },
  {
    invariant: 'I20',
    what: 'a report is taken twice',
    wrap: () => ({
      store: of(byConductor, (store) =>
        rewriteCommits(
          store,
          (change) => change,
          async (change) => tells(change, 'build.succeeded') && store.commit({ ledger: change.ledger }),
        ),
      ),
    }),
  },
  {
    invariant: 'I28',
    what: 'a retry skips an attempt',
    wrap: () =>
      conductor((change) =>
        editEvents(change, 'build.retried', (event) => [{ ...event, attempt: (event.attempt ?? 0) + 1 }]),
      ),
  },
  {
    invariant: 'I31',
    what: 'a cause tells a password',
    wrap: () =>
      conductor((change) =>
        editEvents(change, 'build.failed', (event) => [{ ...event, reason: `${event.reason} ${canary}` }]),
      ),
  },
  {
    invariant: 'I30',
    what: "the API lists everybody's servers",
    wrap: () => ({
      store: of(
        (_store, user) => user === 'api',
        (store) =>
          replaceMethod(store, 'range', (index: string, query: RangeQuery) =>
            store.range(index.replace(/:project:.*/, ''), query),
          ),
      ),
    }),
  },
  {
    invariant: 'I19',
    what: 'the API forgets idempotency keys',
    wrap: () => ({
      store: of(
        ({ scope }) => scope === 'api',
        (store) =>
          rewriteCommits(store, (change) => ({
            ...change,
            expect: change.expect?.filter(({ key }) => !key.startsWith('idempotency:')),
            put: change.put?.filter(({ key }) => !key.startsWith('idempotency:')),
          })),
      ),
    }),
  },
];
