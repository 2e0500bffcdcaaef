import { describe, expect, it } from 'vitest';
import { createCell } from './test-cell.ts';
import { startWatchdog } from './watchdog.ts';

async function watch(cell: Awaited<ReturnType<typeof createCell>>, replicas = 1) {
  const dogs = Array.from({ length: replicas }, () => startWatchdog(cell.createReplica().work));
  await Promise.all(dogs.map((dog) => dog.pass()));
  await Promise.all(dogs.map((dog) => dog.stop()));
}

describe('the watchdog', () => {
  it('leaves a build alone until its lease ends', async () => {
    const cell = await createCell();
    cell.time.now += 59_999;
    await watch(cell);
    expect(await cell.state()).toBe('building/scheduling 1 h1');
  });

  it('takes the next alternate when a host does not begin in time', async () => {
    const cell = await createCell();
    cell.time.now += 60_000;
    await watch(cell);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1', 'claim 2 h2']);
    expect(cell.casts).toMatchObject([{ host: 'h2', attempt: 2 }]);
    expect((await cell.ledger()).slice(1).map((event) => event.type)).toEqual([
      'lease.expired',
      'build.failed',
      'build.retried',
    ]);
    expect((await cell.server()).failures).toMatchObject([
      { host: 'h1', failure: { code: 'LeaseExpired', message: 'h1 did not begin the build in time' } },
    ]);
    expect((await cell.server()).actions[0]!.events).toMatchObject([{ attempt: 1, result: 'Error' }]);
  });

  it('takes the next alternate when a host goes silent during the build', async () => {
    const cell = await createCell();
    await cell.createReplica().begin(1, 'h1');
    cell.time.now += 10_000;
    await watch(cell);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
    expect((await cell.server()).failures[0]?.failure?.message).toBe('h1 went silent during the build');
  });

  it('goes on with a retry that its conductor left between two hosts', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    await replica.begin(1, 'h1');
    cell.placement.hooks.before = () => {
      throw new Error('the conductor dies');
    };
    await expect(replica.failed(1, 'h1')).rejects.toThrow('dies');
    cell.placement.hooks.before = () => undefined;
    expect(await cell.state()).toBe('building/scheduling 1 -');
    cell.time.now += 10_000;
    await watch(cell);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
    expect((await cell.ledger()).filter((event) => event.type === 'build.failed')).toHaveLength(1);
  });

  it('does it once however many replicas look', async () => {
    const cell = await createCell();
    cell.time.now += 60_000;
    await watch(cell, 3);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
    expect((await cell.ledger()).map((event) => event.type)).toEqual([
      'instance.created',
      'lease.expired',
      'build.failed',
      'build.retried',
    ]);
  });

  it('ends in error when every host is silent', async () => {
    const cell = await createCell();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      cell.time.now += 60_000;
      await watch(cell);
    }
    expect(await cell.state()).toBe('error/none 3 -');
    expect(cell.placement.state.heldAttempt).toBe(0);
  });

  it('tells the compute of a delete once more, and ends one that no compute serves', async () => {
    const cell = await createCell();
    await cell.startDelete();
    cell.time.now += 60_000;
    await watch(cell);
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'terminate h1']);
    cell.unreachable.add('h1');
    cell.time.now += 60_000;
    await watch(cell);
    expect((await cell.server()).vmState).toBe('deleted');
    expect(cell.placement.state).toMatchObject({ heldAttempt: 0, tombstone: true });
  });
});
