import { Instance, Selection } from '@cellflow/contracts-common';
import { ProviderRecord, RecoveryRecord } from '@cellflow/contracts-placement';
import { systemClock } from '@cellflow/platform';
import { replaceMethod } from '@cellflow/stack';
import { apiIndexes, cellIndexes } from '@cellflow/store';
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
const byApi = ({ scope }: Store, user: string) => scope === 'api' && user === 'api';

const listsNothing = (store: Store, name: string) =>
  replaceMethod(store, 'range', async (index: string, query: RangeQuery) =>
    index === name ? [] : store.range(index, query),
  );

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

const ended = (recovery: RecoveryRecord) =>
  RecoveryRecord.create({ ...recovery, endedAtMs: recovery.endedAtMs || recovery.beganAtMs });

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
  ...['I1', 'I14'].map((invariant): SystemMutant => ({
    invariant,
    what: 'nobody watches the leases',
    amid: 'a build that hangs, and a minute that passes',
    wrap: () => ({ store: of(byConductor, (store) => listsNothing(store, cellIndexes.builds)) }),
  })),
  {
    invariant: 'I23',
    what: 'the super-conductor stumbles over a request that is as it should be',
    wrap() {
      let stumbles = 1;
      return {
        store: of(bySuper, (store) =>
          replaceMethod(store, 'commit', async (change: Commit) => {
            if (stumbles-- > 0) throw new TypeError('undefined is not a server');
            return store.commit(change);
          }),
        ),
      };
    },
  },
  {
    invariant: 'I25',
    what: 'the API leaves out the servers of a cell that is down',
    amid: 'a cell that is down',
    wrap: () => ({ store: of(byApi, (store) => listsNothing(store, apiIndexes.mappingsOfCell('cell1'))) }),
  },
  {
    invariant: 'I29',
    what: 'the API cannot find what it has accepted',
    wrap: () => ({
      store: of(byApi, (store) =>
        replaceMethod(store, 'getMany', async (keys: readonly string[]) =>
          (await store.getMany(keys)).map((record, at) =>
            keys[at]!.startsWith('instance-mapping:') ? null : record,
          ),
        ),
      ),
    }),
  },
  {
    invariant: 'I29',
    what: 'the API takes six seconds for a request',
    wrap() {
      let slow = 1;
      return {
        store: of(byApi, (store) =>
          replaceMethod(store, 'commit', async (change: Commit) => {
            if (tells(change, 'server.accepted') && slow-- > 0) await systemClock.sleep(6000);
            return store.commit(change);
          }),
        ),
      };
    },
  },
  {
    invariant: 'I36',
    what: 'placement takes a recovery for done when it begins',
    amid: 'a placement store that goes backwards',
    wrap() {
      let begun = 0;
      // The first one is of the store of a new cloud, which is empty.
      const isLater = () => begun > 1;
      return {
        store: of(byPlacement, (store) => {
          const rewritten = rewriteCommits(store, (change) => {
            if (tells(change, 'store.recovering')) begun += 1;
            return isLater() ? editRecords(change, 'recovery', RecoveryRecord, ended) : change;
          });
          return replaceMethod(rewritten, 'continuity', () => {
            const continuity = store.continuity();
            return isLater() ? { ...continuity, recovering: false, start: 'recovered' as const } : continuity;
          });
        }),
      };
    },
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
