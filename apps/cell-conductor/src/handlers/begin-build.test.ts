import { BuildVerdict } from '@cellflow/contracts-cell';
import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('BeginBuild', () => {
  it('lets the current attempt begin, and gives it a lease', async () => {
    const cell = await createCell();
    expect(await cell.createReplica().begin(1, 'h1')).toBe(BuildVerdict.PROCEED);
    expect(await cell.server()).toMatchObject({
      taskState: '',
      begun: true,
      leaseExpiresAtMs: cell.time.now + 10_000,
      actions: [{ events: [{ event: 'compute__do_build_and_run_instance', host: 'h1', attempt: 1 }] }],
    });
    expect((await cell.ledger()).at(-1)).toMatchObject({
      type: 'build.begun',
      fromState: 'building/scheduling',
      toState: 'building/none',
    });
  });

  it('answers again without a second effect', async () => {
    const cell = await createCell();
    await cell.createReplica().begin(1, 'h1');
    expect(await cell.createReplica().begin(1, 'h1')).toBe(BuildVerdict.PROCEED);
    expect(await cell.ledger()).toHaveLength(2);
  });

  it('refuses another attempt, another host, an active server and one that is gone', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    expect(await replica.begin(2, 'h1')).toBe(BuildVerdict.STALE);
    expect(await replica.begin(1, 'h2')).toBe(BuildVerdict.STALE);
    await replica.begin(1, 'h1');
    await replica.finish(1, 'h1');
    expect(await replica.begin(1, 'h1')).toBe(BuildVerdict.STALE);
    await cell.remove();
    expect(await replica.begin(1, 'h1')).toBe(BuildVerdict.UNKNOWN);
  });

  it('stops the build of a server that is being deleted', async () => {
    const cell = await createCell();
    await cell.startDelete();
    expect(await cell.createReplica().begin(1, 'h1')).toBe(BuildVerdict.DELETING);
  });

  it('does not refuse an attempt on the word of what it remembers', async () => {
    const cell = await createCell();
    const [one, two] = [cell.createReplica(), cell.createReplica()];
    await one.begin(1, 'h1');
    await two.failed(1, 'h1');
    expect(one.work.records.get('server-1')?.instance.attempt).toBe(1);
    expect(await one.begin(2, 'h2')).toBe(BuildVerdict.PROCEED);
  });
});
