import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('RenewLeases', () => {
  it('extends the lease of a running build without news for the ledger', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    cell.time.now += 5000;
    const before = await cell.ledger();
    expect(await replica.renew(1, 'h1')).toBe(true);
    expect((await cell.server()).leaseExpiresAtMs).toBe(cell.time.now + 10_000);
    expect(await cell.ledger()).toEqual(before);
  });

  it('never extends beyond the time an attempt has in all', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    const end = cell.time.now + 60_000;
    cell.time.now = end - 1;
    expect(await replica.renew(1, 'h1')).toBe(true);
    expect((await cell.server()).leaseExpiresAtMs).toBe(end);
    cell.time.now = end + 1;
    expect(await replica.renew(1, 'h1')).toBe(true);
    expect((await cell.server()).leaseExpiresAtMs).toBe(end);
    await replica.failed(1, 'h1');
    expect(await replica.renew(1, 'h1')).toBe(false);
  });

  it('names builds of other attempts as lost, and lets active ones be', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    expect(await replica.renew(2, 'h1')).toBe(false);
    await replica.finish(1, 'h1');
    expect(await replica.renew(1, 'h1')).toBe(true);
  });
});
