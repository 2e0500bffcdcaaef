import { createPlatform } from '@cellflow/platform';
import { createMemoryStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepContinuity } from './keep-continuity.ts';

const platform = createPlatform();
const value = Uint8Array.from([1]);

describe('the owner of a scope', () => {
  const world = () => createMemoryStore({ scope: 'cell1', platform });
  let store: ReturnType<typeof world>;
  let owner: Store;
  let losses: number;
  let stop: () => void;
  beforeEach(async () => {
    store = world();
    owner = store.open();
    losses = 0;
    store.rememberCommits(10);
    for (const key of ['a', 'b', 'c']) await put(owner, key);
    stop = keepContinuity({ store: owner, platform, actor: 'owner', onLoss: () => (losses += 1) });
  });
  afterEach(() => stop());

  const put = (through: Store, key: string) =>
    through.commit({ put: [{ key, value }], ledger: [{ type: key }] });
  const types = async () => (await store.readLedger({ after: '', limit: 99 })).map(({ event }) => event.type);
  const ready = () => expect.poll(() => owner.readiness(), { timeout: 5000 }).toBeNull();

  it('says that the store went backwards, writes it down, and goes on', async () => {
    const other = store.open();
    store.loseCommits(2);
    expect(owner.readiness()).toMatch(/went backwards: revision 3 .* now at revision 1/);
    await expect(put(owner, 'd')).rejects.toMatchObject({ code: 'BACKWARDS' });
    await ready();
    expect(await types()).toEqual(['a', 'store.recovering', 'store.recovered']);
    expect(losses).toBe(1);
    expect((await put(owner, 'd')).committed).toBe(true);
    await other.compareContinuity();
    expect((await put(other, 'e')).committed).toBe(true);
  });

  it('begins no new world in a store that was emptied', async () => {
    store.empty();
    await expect.poll(() => owner.readiness(), { timeout: 5000 }).toMatch(/the store was emptied/);
    await expect(put(owner, 'd')).rejects.toMatchObject({ code: 'BACKWARDS' });
    expect(await types()).toEqual([]);
  });
});
