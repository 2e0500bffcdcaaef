import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('SyncGuests', () => {
  it('keeps the guest of an active server and sends away those of other attempts', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.finish(1, 'h1');
    expect(await replica.keeps(1, 'h1')).toBe(true);
    expect(await replica.keeps(2, 'h1')).toBe(false);
    expect(await replica.keeps(1, 'h9')).toBe(false);
    await cell.startDelete();
    expect(await replica.keeps(1, 'h1')).toBe(false);
  });

  it('makes a server active whose compute died between the guest and the report', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    expect(await replica.keeps(1, 'h1')).toBe(true);
    expect(await cell.state()).toBe('active/none 1 h1');
  });

  it('sends away the guest of an attempt that was given up', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.failed(1, 'h1');
    expect(await replica.keeps(1, 'h1')).toBe(false);
  });

  it('sends away a guest that the cell does not know, but for one that its store may have lost, and tells of that', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await cell.store.commit({ delete: ['instance:server-1'] });
    expect(await replica.keeps(1, 'h1')).toBe(false);
    await cell.store.commit({ put: [{ key: 'store-recovery', value: Uint8Array.from([1]) }] });
    expect(await replica.keeps(1, 'h1')).toBe(true);
    expect((await cell.ledger()).at(-1)).toMatchObject({
      ...{ type: 'guest.unknown', instanceUuid: 'server-1', host: 'h1', attempt: 1 },
    });
  });

  it('sends away the guest of a server that was deleted, also when the store lost something', async () => {
    const cell = await createCell();
    await cell.remove();
    await cell.store.commit({ put: [{ key: 'store-recovery', value: Uint8Array.from([1]) }] });
    expect(await cell.createReplica().keeps(1, 'h1')).toBe(false);
  });
});
