import { BuildVerdict } from '@cellflow/contracts-cell';
import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('UpdateBuild', () => {
  it('stores each phase once, in order, and extends the lease', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    cell.time.now += 5000;
    expect(await replica.update(1, 'h1', ['networking', 'block_device_mapping'])).toBe(BuildVerdict.PROCEED);
    await replica.update(1, 'h1', ['networking']);
    expect(await cell.server()).toMatchObject({
      taskState: 'block_device_mapping',
      leaseExpiresAtMs: cell.time.now + 10_000,
    });
    const told = (await cell.ledger()).slice(2);
    expect(told.map((event) => event.toState)).toEqual([
      'building/networking',
      'building/block_device_mapping',
    ]);
  });

  it('refuses a state that no build has', async () => {
    const cell = await createCell();
    const update = async () => cell.createReplica().update(1, 'h1', ['flying']);
    await expect(update()).rejects.toThrow('task_states: no build is ever in "flying"');
  });

  it('tells a zombie to stop, and changes nothing', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.failed(1, 'h1');
    expect(await replica.update(1, 'h1', ['spawning'])).toBe(BuildVerdict.STALE);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
  });
});
