import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('FinishTerminate', () => {
  it('releases for good, then leaves a tombstone', async () => {
    const cell = await createCell();
    await cell.startDelete();
    const replica = cell.createReplica();
    await replica.terminated('h1');
    await replica.terminated('h1');
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1']);
    expect(cell.placement.state.tombstone).toBe(true);
    expect(await cell.server()).toMatchObject({ vmState: 'deleted', taskState: '', leaseExpiresAtMs: 0 });
    expect((await cell.ledger()).filter((event) => event.type === 'instance.deleted')).toHaveLength(1);
  });

  it('does not delete a server that nobody deletes, nor one whose guest is elsewhere', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.terminated('h1');
    expect(await cell.state()).toBe('building/scheduling 1 h1');
    await cell.startDelete();
    await replica.terminated('h2');
    expect(await cell.state()).toBe('building/deleting 1 h1');
    expect(cell.placement.state.heldAttempt).toBe(1);
  });

  it('deletes a server also where the store has lost that it is being deleted: its compute was asked to', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.finish(1, 'h1');
    await cell.store.commit({ put: [{ key: 'store-recovery', value: Uint8Array.from([1]) }] });
    await replica.terminated('h2');
    expect(await cell.state()).toBe('active/none 1 h1');
    await replica.terminated('h1');
    expect(await cell.server()).toMatchObject({ vmState: 'deleted' });
    expect(cell.placement.state.tombstone).toBe(true);
  });
});
