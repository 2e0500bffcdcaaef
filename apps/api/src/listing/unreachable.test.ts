import { createPlatform } from '@cellflow/platform';
import { createMemoryStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { createFaultyStore } from '../testing/faulty-store.ts';
import { unreachableServers } from './unreachable.ts';

describe('servers of cells that do not answer', () => {
  it('are asked for in all cells at once: a slow store costs its round trips once, not for every cell', async () => {
    const cells = [{ name: 'cell1' }, { name: 'cell2' }, { name: 'cell0' }];
    const store = createMemoryStore({ scope: 'api', platform: createPlatform() });
    const asked: string[] = [];
    let answer: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow: Store = {
      ...createFaultyStore(store),
      range: async (index, options) => {
        asked.push(index);
        if (asked.length === cells.length) answer();
        await all;
        return store.range(index, options);
      },
    };
    expect(await unreachableServers(slow, cells, { projectId: null, shown: new Set() })).toEqual([]);
    expect(asked).toHaveLength(3);
  });
});
