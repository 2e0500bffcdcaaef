import { explain, judge } from '@cellflow/checker';
import { TestCloud } from '@cellflow/test-kit';
import { describe, expect, it } from 'vitest';
import { mixedProfile, modes } from './clouds.ts';

const atRest = { quiescent: true };

/** What only a broker's own word shows. */
const seenByBrokers = ['I12', 'I13', 'I21', 'I24'];

describe.each(modes)('the witnesses, on %s', (on) => {
  it('tell a history of boots, retries and deletes that is valid, the brokers among them', async () => {
    await using cloud = await TestCloud.start({ on, cells: 2, profile: mixedProfile, trace: true });
    const zones = ['good', 'flaky', 'broken', 'abort', 'nowhere'];
    const ids = (await Promise.all(zones.map((zone) => cloud.boot(1, { zone })))).flat();
    await cloud.settled(ids);
    await cloud.delete(ids[0] as string);
    const history = () => cloud.history();
    const told = await cloud.waitFor(
      async () => explain(judge(await history(), atRest)),
      (text) => text.endsWith('verdict: valid'),
      { what: 'a valid history' },
    );
    expect(told).toContain('verdict: valid');
    for (const { id, looked } of judge(await history(), { ...atRest, invariants: seenByBrokers }).results)
      expect(looked, id).toBeGreaterThan(5);
    const users = new Set((await history()).traffic?.map(({ user }) => user));
    expect([...users]).toEqual(
      expect.arrayContaining(['api', 'super-conductor', 'scheduler', 'placement', 'cell1-compute']),
    );
  });
});
