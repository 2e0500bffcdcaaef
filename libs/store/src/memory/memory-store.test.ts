import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store.ts';

const value = Uint8Array.from([1]);

describe('the memory store', () => {
  it('forgets a record by the clock it was handed, to the millisecond', async () => {
    let nowMs = 1000;
    const clock = { ...systemClock, monotonic: () => nowMs };
    const store = createMemoryStore({ scope: 'api', platform: { clock } });
    await store.commit({ put: [{ key: 'a', value, ttlMs: 50 }] });
    nowMs += 49;
    expect(await store.get('a')).toMatchObject({ version: 1 });
    nowMs += 1;
    expect(await store.get('a')).toBeNull();
    expect(await store.commit({ expect: [{ key: 'a', version: 'exists' }] })).toEqual({
      committed: false,
      conflict: 'a',
    });
  });

  it('applies a change when it is asked, so that the next read sees it', async () => {
    const store = createMemoryStore({ scope: 'api', platform: { clock: systemClock } });
    void store.commit({ put: [{ key: 'a', value }] });
    expect(await store.get('a')).toMatchObject({ version: 1 });
  });
});
