import { historyOf, judge } from '@cellflow/checker';
import type { History } from '@cellflow/checker';
import { createPlatform } from '@cellflow/platform';
import { createMemoryStore, StoreError } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { createHeadWatch } from './head-watch.ts';

const platform = createPlatform();

function cloud() {
  const placement = createMemoryStore({ scope: 'placement', platform });
  placement.rememberCommits(100);
  const api = createMemoryStore({ scope: 'api', platform });
  const heads = createHeadWatch({ stores: { api, placement, cells: new Map() } });
  const tell = (type: string) => placement.commit({ ledger: [{ type }] });
  const judged = async () => {
    const nothing = historyOf({
      ...{ accepted: [], deleted: [], cells: [], guests: [], alternates: 2 },
      api: { mappings: [], buildRequests: [], ledger: [] },
      placement: {
        providers: [],
        consumers: [],
        ledger: await placement.readLedger({ after: '', limit: 99 }),
      },
    });
    const history: History = { ...nothing, heads: heads.heads() };
    const [result] = judge(history, { quiescent: true, invariants: ['I36'] }).results;
    return { looked: result!.looked, text: result!.violations.map(({ message }) => message).join() };
  };
  return { placement, heads, tell, judged };
}

describe('a watch of the heads of ledgers', () => {
  it('counts what was seen once more, and not what may not have been answered', async () => {
    const { heads, tell } = cloud();
    await tell('one');
    await heads.look();
    expect(heads.heads()).toEqual([]);
    await tell('two');
    await heads.look();
    expect(heads.heads()).toEqual([{ scope: 'placement', id: '1-0', text: 'one' }]);
  });

  it('finds nothing in a ledger that only grows', async () => {
    const { heads, tell, judged } = cloud();
    for (const type of ['one', 'two', 'three']) {
      await tell(type);
      await heads.look();
    }
    expect(await judged()).toEqual({ looked: 4, text: '' });
  });

  it.each([
    ['ends before', 0, 'placement told 3-0 and now ends at 1-0 without it'],
    ['has come further again than', 4, 'placement told 3-0 and now tells something else there'],
  ])('shows a loss in a ledger that %s what was seen', async (_how, more, text) => {
    const { placement, heads, tell, judged } = cloud();
    for (const type of ['one', 'two', 'three']) await tell(type);
    await heads.look();
    await heads.look();
    placement.loseCommits(2);
    await heads.look();
    for (let n = 0; n < more; n += 1) await placement.open().commit({ ledger: [{ type: 'other' }] });
    await heads.look();
    expect((await judged()).text).toBe(text);
  });

  it('forgets what it saw of another history once the old one is back', async () => {
    const [old, other] = [1, 2].map(() => createMemoryStore({ scope: 'placement', platform }));
    let now = old!;
    const placement: Store = {
      ...old!,
      ledgerHead: () => now.ledgerHead(),
      readLedger: (query) => now.readLedger(query),
    };
    const api = createMemoryStore({ scope: 'api', platform });
    const heads = createHeadWatch({ stores: { api, placement, cells: new Map() } });
    const look = async () => {
      await heads.look();
      await heads.look();
      return heads.heads().map(({ text }) => text);
    };
    await old!.commit({ ledger: [{ type: 'old' }] });
    for (let n = 0; n < 9; n += 1) await other!.commit({ ledger: [{ type: 'other' }] });
    expect(await look()).toEqual(['old']);
    now = other!;
    expect(await look()).toEqual(['old', 'other']);
    now = old!;
    expect(await look()).toEqual(['old']);
  });

  it('goes on when a store does not answer', async () => {
    const { placement, heads, tell } = cloud();
    await tell('one');
    await heads.look();
    const { ledgerHead } = placement;
    placement.ledgerHead = () => Promise.reject(new StoreError('UNAVAILABLE', 'down'));
    await heads.look();
    expect(heads.heads()).toEqual([]);
    placement.ledgerHead = ledgerHead;
    await heads.look();
    expect(heads.heads()).toHaveLength(1);
  });
});
