import { Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import { silentLogger, systemClock } from '@cellflow/platform';
import { cellIndexes, createMemoryStore } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { deletedInstance, instanceChange, readInstance, readInstances, tombstoneTtlMs } from './index.ts';

const server = (fields: Init<Instance> = {}) =>
  Instance.create({
    uuid: 's1',
    projectId: 'p1',
    cell: 'cell1',
    host: 'h1',
    attempt: 1,
    vmState: 'building',
    taskState: 'scheduling',
    createdAtMs: 1000,
    leaseExpiresAtMs: 5000,
    ...fields,
  });

const event = { type: 'build.begun', atMs: 7, actor: 'cell-conductor', requestId: 'req-1' };

async function cell(first: Instance) {
  let nowMs = 0;
  const clock = { ...systemClock, monotonic: () => nowMs };
  const store = createMemoryStore({ scope: 'cell1', platform: { clock, logger: silentLogger } as never });
  await store.commit(instanceChange({ before: null, after: first, event: { type: 'instance.created' } }));
  const members = async (index: string) =>
    (await store.range(index, { limit: 10 })).map(({ member, score }) => [member, score]);
  return {
    store,
    read: async () => {
      const record = await readInstance(store, first.uuid);
      if (!record) throw new Error('no record');
      return record;
    },
    indexes: async () => ({
      all: await members(cellIndexes.instances),
      project: await members(cellIndexes.instancesOfProject('p1')),
      builds: await members(cellIndexes.builds),
    }),
    ledger: async () => (await store.readLedger({ after: '', limit: 100 })).map((entry) => entry.event),
    pass: (ms: number) => void (nowMs += ms),
  };
}

describe('a change of an instance', () => {
  it('creates the record, its indexes and its ledger entry at once', async () => {
    const { read, indexes, ledger } = await cell(server());
    expect((await read()).instance).toMatchObject({ uuid: 's1', taskState: 'scheduling' });
    expect(await indexes()).toEqual({
      all: [['s1', 1000]],
      project: [['s1', 1000]],
      builds: [['s1', 5000]],
    });
    expect(await ledger()).toMatchObject([
      { type: 'instance.created', instanceUuid: 's1', fromState: '', toState: 'building/scheduling' },
    ]);
  });

  it('is refused when the record was written since it was read', async () => {
    const { store, read } = await cell(server());
    const before = await read();
    const change = instanceChange({ before, after: server({ taskState: '' }), event });
    expect(await store.commit(change)).toMatchObject({ committed: true });
    expect(await store.commit(change)).toEqual({ committed: false, conflict: 'instance:s1' });
    const again = instanceChange({ before: null, after: server(), event });
    expect(await store.commit(again)).toEqual({ committed: false, conflict: 'instance:s1' });
  });

  it('moves the lease, and takes the server out of the builds when it is done', async () => {
    const { store, read, indexes } = await cell(server({ taskState: 'scheduling' }));
    const step = async (fields: Init<Instance>) =>
      store.commit(instanceChange({ before: await read(), after: server(fields), event }));
    await step({ taskState: '', leaseExpiresAtMs: 9000 });
    expect((await indexes()).builds).toEqual([['s1', 9000]]);
    await step({ vmState: 'error', taskState: '', leaseExpiresAtMs: 0 });
    expect(await indexes()).toEqual({ all: [['s1', 1000]], project: [['s1', 1000]], builds: [] });
  });

  it('changes no index that stays as it is', async () => {
    const { read } = await cell(server());
    const change = instanceChange({ before: await read(), after: server({ taskState: '' }), event });
    expect(change.index).toEqual([]);
  });

  it('tells each folded phase with an entry of its own, and names the server in all', async () => {
    const { store, read, ledger } = await cell(server());
    await store.commit(instanceChange({ before: await read(), after: server({ taskState: '' }), event }));
    await store.commit(
      instanceChange({
        before: await read(),
        after: server({ vmState: 'active', taskState: '', leaseExpiresAtMs: 0 }),
        event: { ...event, type: 'build.succeeded', reason: 'done' },
        passed: ['networking', 'block_device_mapping', 'spawning'],
      }),
    );
    const told = (await ledger()).slice(2);
    expect(told.map(({ type, fromState, toState }) => [type, fromState, toState])).toEqual([
      ['build.state', 'building/none', 'building/networking'],
      ['build.state', 'building/networking', 'building/block_device_mapping'],
      ['build.state', 'building/block_device_mapping', 'building/spawning'],
      ['build.succeeded', 'building/spawning', 'active/none'],
    ]);
    for (const entry of told)
      expect(entry).toMatchObject({
        instanceUuid: 's1',
        attempt: 1,
        host: 'h1',
        cell: 'cell1',
        requestId: 'req-1',
      });
    expect(told.map((entry) => entry.reason)).toEqual(['', '', '', 'done']);
  });

  it('keeps what the event says of host and attempt', async () => {
    const { read } = await cell(server());
    const change = instanceChange({
      before: await read(),
      after: server({ host: '' }),
      event: { type: 'build.retried', host: 'h1', attempt: 1 },
    });
    expect(change.ledger).toMatchObject([{ host: 'h1', attempt: 1 }]);
  });

  it('names both states of a transition that is not allowed, also of a folded one', async () => {
    const { read } = await cell(server());
    const before = await read();
    const become = (fields: Init<Instance>, passed?: string[]) => () =>
      instanceChange({ before, after: server(fields), event, passed });
    expect(become({ vmState: 'active', taskState: '' })).toThrow(
      'instance s1: no transition from building/scheduling to active/none',
    );
    expect(become({ vmState: 'active', taskState: '' }, ['', 'networking', 'spawning'])).toThrow(
      'instance s1: no transition from building/networking to building/spawning',
    );
    expect(() => instanceChange({ before: null, after: server({ vmState: 'active' }), event })).toThrow(
      'instance s1: no transition from nothing to active/scheduling',
    );
    expect(become({ uuid: 's2' })).toThrow('instance s1 cannot become s2');
  });

  it('leaves a deleted server out of every index and forgets it after an hour', async () => {
    const { store, read, indexes, pass } = await cell(server());
    const before = await read();
    await store.commit(instanceChange({ before, after: deletedInstance(before.instance, 42), event }));
    expect(await indexes()).toEqual({ all: [], project: [], builds: [] });
    pass(tombstoneTtlMs - 1);
    expect((await read()).instance).toMatchObject({
      vmState: 'deleted',
      taskState: '',
      host: 'h1',
      deletedAtMs: 42,
      leaseExpiresAtMs: 0,
    });
    pass(1);
    expect(await readInstance(store, 's1')).toBeNull();
  });

  it('reads many in the order asked, with null for those that are not there', async () => {
    const { store } = await cell(server());
    const found = await readInstances(store, ['s0', 's1']);
    expect(found.map((record) => record?.instance.uuid ?? null)).toEqual([null, 's1']);
  });
});
