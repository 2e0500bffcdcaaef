import { createPlatform } from '@cellflow/platform';
import { cellIndexes, createMemoryStore } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { refuseLostWorld } from './refuse-lost-world.ts';

const platform = createPlatform();
const world = (scope: string) => createMemoryStore({ scope, platform });
const put = { put: [{ key: 'a', value: Uint8Array.from([1]) }] };

describe('an API store that is empty', () => {
  const guarded = (api = world('api'), cell = world('cell1')) => ({
    store: refuseLostWorld(api, { platform, cells: [{ name: 'cell1', transport: null, store: cell }] }),
    cell,
  });
  const fill = (cell: ReturnType<typeof world>) =>
    cell.commit({ index: [{ index: cellIndexes.instances, member: 's1', score: 1 }] });

  it('is a new world where no cell holds servers', async () => {
    const { store } = guarded();
    expect((await store.commit(put)).committed).toBe(true);
  });

  it('is a lost one where a cell does: nothing is written, and it says why', async () => {
    const { store, cell } = guarded();
    await fill(cell);
    await expect(store.commit(put)).rejects.toMatchObject({ code: 'BACKWARDS' });
    expect(store.readiness()).toMatch(/the store of the API is empty, but cell1 hold servers/);
    expect(await store.get('a')).toBeNull();
  });

  it('is written to again once it has its data back', async () => {
    const api = world('api');
    const { store, cell } = guarded(api);
    await fill(cell);
    await expect(store.commit(put)).rejects.toThrow();
    await api.open().commit(put);
    expect((await store.commit(put)).committed).toBe(true);
    expect(store.readiness()).toBeNull();
  });
});
