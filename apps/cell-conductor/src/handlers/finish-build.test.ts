import { BuildVerdict } from '@cellflow/contracts-cell';
import { describe, expect, it } from 'vitest';
import { createCell } from '../test-cell.ts';

describe('FinishBuild', () => {
  it('makes the server active in one commit, with every phase in the ledger', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    expect(await replica.finish(1, 'h1')).toBe(BuildVerdict.PROCEED);
    expect(await cell.server()).toMatchObject({
      vmState: 'active',
      taskState: '',
      host: 'h1',
      powerState: 1,
      leaseExpiresAtMs: 0,
      launchedAtMs: cell.time.now,
      attempts: [{ attempt: 1, result: 'Success' }],
      actions: [{ events: [{ attempt: 1, result: 'Success', finishTimeMs: cell.time.now }] }],
    });
    expect((await cell.ledger()).map((event) => `${event.type} ${event.toState}`)).toEqual([
      'instance.created building/scheduling',
      'build.begun building/none',
      'build.state building/networking',
      'build.state building/block_device_mapping',
      'build.state building/spawning',
      'build.succeeded active/none',
    ]);
    expect(cell.placement.acts).toEqual(['claim 1 h1']);
  });

  it('answers again without a second effect', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.finish(1, 'h1');
    const before = await cell.ledger();
    expect(await replica.finish(1, 'h1')).toBe(BuildVerdict.PROCEED);
    expect(await cell.ledger()).toEqual(before);
  });

  it('does not touch a read on the way: the replica remembers what it wrote', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    const get = replica.work.store.get;
    Object.assign(replica.work.store, {
      get: () => {
        throw new Error('a read');
      },
    });
    expect(await replica.finish(1, 'h1')).toBe(BuildVerdict.PROCEED);
    Object.assign(replica.work.store, { get });
  });

  it('refuses a build that was overtaken', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await replica.failed(1, 'h1');
    expect(await replica.finish(1, 'h1')).toBe(BuildVerdict.STALE);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
  });

  it('ends an abort-class failure in error, released first, without a second attempt', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    expect(await replica.finish(1, 'h1', 'the image is bad')).toBe(BuildVerdict.PROCEED);
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1']);
    expect(cell.casts).toEqual([]);
    expect(await cell.server()).toMatchObject({
      vmState: 'error',
      host: '',
      leaseExpiresAtMs: 0,
      fault: { code: 500, message: 'the image is bad', hosts: [{ host: 'h1', attempt: 1 }] },
      attempts: [{ result: 'Error', failure: { code: 'BuildAbortException' } }],
      actions: [{ message: 'Error', events: [{ result: 'Error' }] }],
    });
    const last = (await cell.ledger()).at(-1);
    expect(last).toMatchObject({ type: 'build.aborted', host: 'h1', fromState: 'building/spawning' });
    expect(await replica.finish(1, 'h1', 'the image is bad')).toBe(BuildVerdict.STALE);
  });

  it('lets a delete win over success and failure, without a fault', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    await cell.startDelete();
    expect(await replica.finish(1, 'h1')).toBe(BuildVerdict.DELETING);
    expect(await replica.finish(1, 'h1', 'broken')).toBe(BuildVerdict.DELETING);
    expect((await cell.server()).fault).toBeNull();
  });
});
