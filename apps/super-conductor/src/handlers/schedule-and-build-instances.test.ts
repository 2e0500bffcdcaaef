import { SelectDestinationsResponse } from '@cellflow/contracts-global';
import { Instance } from '@cellflow/contracts-common';
import { deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import { RpcError } from '@cellflow/rpc';
import { describe, expect, it } from 'vitest';
import { Crash, createCloud } from '../test-cloud.ts';

const noHost = () =>
  SelectDestinationsResponse.create({
    noValidHost: {
      reason: 'There are not enough hosts.',
      filters: [{ name: 'AZFilter', before: 9, after: 0 }],
    },
  });

describe('ScheduleAndBuildInstances', () => {
  it('stores the server in its cell, maps it, and casts it with its alternates', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cloud.run(['s1']);
    expect(cloud.asked).toMatchObject([{ instanceUuids: ['s1'], numAlternates: 2 }]);
    expect(await cloud.row('cell1', 's1')).toMatchObject({
      vmState: 'building',
      taskState: 'scheduling',
      host: 'h1',
      cell: 'cell1',
      availabilityZone: 'az-h1',
      attempt: 1,
      maxAttempts: 3,
      hostList: [{ host: 'h2' }, { host: 'h3' }],
      attempts: [{ attempt: 1, host: 'h1', startedAtMs: 5000 }],
      actions: [{ action: 'create', requestId: 'req-1', userId: 'u' }],
      leaseExpiresAtMs: 65_000,
      displayName: 's1',
    });
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1', projectId: 'p', requestId: 'req-1' });
    expect(await cloud.isPending('s1')).toBe(false);
    expect(cloud.casts).toEqual(['s1 cell1/h1']);
    const index = async (name: string) =>
      (await cloud.store('api').range(name, { limit: 9 })).map((e) => e.member);
    expect(await index('build-requests')).toEqual([]);
    expect(await index('build-requests:project:p')).toEqual([]);
    expect(await index('mappings:cell:cell1')).toEqual(['s1']);
  });

  it('reads nothing on the way, and writes twice', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    let effects = 0;
    cloud.effects.after = () => void (effects += 1);
    for (const store of [cloud.work.store, ...[...cloud.work.cells.values()].map((cell) => cell.store)])
      Object.assign(store, {
        get: () => {
          throw new Error('a read');
        },
      });
    await cloud.run(['s1']);
    // The scheduler's call, two commits, the cast.
    expect(effects).toBe(4);
  });

  it('brings servers of one request into their own cells', async () => {
    const cloud = createCloud();
    await cloud.accept('s1', 's2');
    cloud.plan.set('s2', 'cell2/g1 g2');
    await cloud.run(['s1', 's2']);
    expect(cloud.asked).toHaveLength(1);
    expect([await cloud.rows('s1'), await cloud.rows('s2')]).toEqual([
      ['cell1 building/h1'],
      ['cell2 building/g1'],
    ]);
    expect(new Set(cloud.casts)).toEqual(new Set(['s1 cell1/h1', 's2 cell2/g1']));
  });

  it.each([
    [{ forceHosts: ['h1'] }, 3],
    [{ forceNodes: ['h1'] }, 3],
    [{}, 1],
  ])('asks for no alternate where retry is off: %j, %d attempts', async (spec, maxAttempts) => {
    const cloud = createCloud({ maxAttempts });
    await cloud.accept('s1');
    await cloud.run(['s1'], { spec });
    expect(cloud.asked[0]?.numAlternates).toBe(0);
    expect((await cloud.row('cell1', 's1'))?.maxAttempts).toBe(1);
  });

  it('buries all in cell0 where there is no host, with the counts, and holds nothing', async () => {
    const cloud = createCloud();
    cloud.answers.scheduler = noHost;
    await cloud.accept('s1', 's2');
    await cloud.run(['s1', 's2']);
    for (const uuid of ['s1', 's2']) {
      expect(await cloud.row('cell0', uuid)).toMatchObject({
        vmState: 'error',
        taskState: '',
        host: '',
        leaseExpiresAtMs: 0,
        fault: {
          code: 500,
          message: 'No valid host was found. There are not enough hosts. (AZFilter 9->0)',
          details: 'AZFilter: 0 of 9',
        },
        actions: [
          {
            action: 'create',
            message: 'Error',
            events: [{ event: 'conductor_schedule_and_build_instances', result: 'Error' }],
          },
        ],
      });
      expect(await cloud.mapping(uuid)).toMatchObject({ cell: 'cell0' });
      expect(await cloud.isPending(uuid)).toBe(false);
    }
    expect(new Set(cloud.released)).toEqual(new Set(['s1', 's2']));
    expect(cloud.casts).toEqual([]);
  });

  it('buries where the scheduler fails for good, and asks again where it is away', async () => {
    const cloud = createCloud();
    await cloud.accept('s1', 's2');
    let away = 3;
    cloud.answers.scheduler = () => {
      if (away-- > 0) throw new RpcError('UNAVAILABLE', 'nobody listens');
      cloud.answers.scheduler = null;
      return SelectDestinationsResponse.create({
        selections: [{ selections: [{ host: 'h1', cell: 'cell1' }] }],
      });
    };
    await cloud.run(['s1']);
    expect(await cloud.rows('s1')).toEqual(['cell1 building/h1']);
    cloud.answers.scheduler = () => {
      throw new RpcError('INTERNAL', 'a defect');
    };
    await cloud.run(['s2']);
    expect((await cloud.row('cell0', 's2'))?.fault?.message).toBe('No valid host was found. a defect');
  });

  it('waits for a store that is away', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    const cell = cloud.work.cells.get('cell1')!;
    const commit = cell.store.commit;
    let away = 3;
    Object.assign(cell.store, {
      commit: (change: Parameters<typeof commit>[0]) =>
        away-- > 0 ? Promise.reject(new RpcError('UNAVAILABLE', 'no store')) : commit(change),
    });
    await cloud.run(['s1']);
    expect(cloud.casts).toEqual(['s1 cell1/h1']);
  });

  it('buries only the server whose host is in a cell nobody knows', async () => {
    const cloud = createCloud();
    await cloud.accept('s1', 's2', 's3');
    cloud.plan.set('s2', 'cell9/x1');
    await cloud.run(['s1', 's2', 's3']);
    expect(await cloud.rows('s2')).toEqual(['cell0 error/']);
    expect((await cloud.row('cell0', 's2'))?.fault?.message).toContain('cell "cell9", which is not known');
    expect(cloud.released).toEqual(['s2']);
    expect(new Set(cloud.casts)).toEqual(new Set(['s1 cell1/h1', 's3 cell1/h1']));
  });

  it('does not let one failing server touch its siblings', async () => {
    const cloud = createCloud();
    await cloud.accept('s1', 's2');
    cloud.plan.set('s1', 'cell2/g1');
    const cell = cloud.work.cells.get('cell2')!;
    Object.assign(cell.store, { commit: () => Promise.reject(new Error('a defect')) });
    await expect(cloud.run(['s1', 's2'])).rejects.toThrow('a defect');
    expect(cloud.casts).toEqual(['s2 cell1/h1']);
    expect(await cloud.rows('s1')).toEqual([]);
  });

  it('hands a server whose host has no compute to the watchdog of its cell at once', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    cloud.unreachable.add('h1');
    await cloud.run(['s1']);
    expect(await cloud.row('cell1', 's1')).toMatchObject({ host: 'h1', attempt: 1, leaseExpiresAtMs: 5000 });
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1' });
  });

  it('leaves nothing of a server that was deleted before it was placed', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cloud.remove('s1');
    await cloud.run(['s1']);
    expect(await cloud.rows('s1')).toEqual(['cell1 deleted/h1']);
    expect(cloud.released).toEqual(['s1']);
    expect(cloud.casts).toEqual([]);
    expect(await cloud.mapping('s1')).toMatchObject({ cell: '', queuedForDelete: true });
  });

  it('leaves nothing in cell0 of a server that was deleted before it was buried', async () => {
    const cloud = createCloud();
    cloud.answers.scheduler = noHost;
    await cloud.accept('s1');
    await cloud.remove('s1');
    await cloud.run(['s1']);
    expect(await cloud.rows('s1')).toEqual([]);
  });

  it('has nothing to do for a server the scheduler passed over because it was deleted', async () => {
    const cloud = createCloud();
    await cloud.accept('s1', 's2');
    cloud.plan.set('s1', 'cell1/');
    await cloud.remove('s1');
    await cloud.run(['s1', 's2']);
    expect(await cloud.rows('s1')).toEqual([]);
    expect(cloud.casts).toEqual(['s2 cell1/h1']);
  });

  it('never buries a server that is in a cell already, nor releases what it holds', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cloud.run(['s1']);
    cloud.answers.scheduler = noHost;
    await cloud.run(['s1']);
    expect(await cloud.rows('s1')).toEqual(['cell1 building/h1']);
    expect(cloud.released).toEqual([]);
  });

  it('lets a server be that another delivery of its message placed while this one buried it', async () => {
    const cloud = createCloud();
    cloud.answers.scheduler = noHost;
    await cloud.accept('s1');
    const { store } = cloud.work.cells.get('cell0')!;
    const { commit } = store;
    Object.assign(store, {
      commit: async (change: Parameters<typeof commit>[0]) => {
        Object.assign(store, { commit });
        cloud.answers.scheduler = null;
        await cloud.run(['s1']);
        return commit(change);
      },
    });
    await cloud.run(['s1']);
    expect(await cloud.rows('s1')).toEqual(['cell0 deleted/', 'cell1 building/h1']);
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1' });
    expect(cloud.released).toEqual([]);
  });

  it('sends a server again that was placed and not begun, and no other', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cloud.run(['s1']);
    await cloud.run(['s1'], { redelivered: true });
    expect(cloud.casts).toEqual(['s1 cell1/h1', 's1 cell1/h1']);
    expect(cloud.asked).toHaveLength(1);
    const before = (await readInstance(cloud.store('cell1'), 's1'))!;
    const after = Instance.create({ ...before.instance, begun: true, taskState: '' });
    await cloud.store('cell1').commit(instanceChange({ before, after, event: { type: 'build.begun' } }));
    await cloud.run(['s1'], { redelivered: true });
    expect(cloud.casts).toHaveLength(2);
  });

  it('adopts a server that its cell has moved on before it was mapped', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cut(cloud, 2);
    const before = (await readInstance(cloud.store('cell1'), 's1'))!;
    const after = Instance.create({ ...before.instance, attempt: 2, host: 'h2' });
    await cloud.store('cell1').commit(instanceChange({ before, after, event: { type: 'build.retried' } }));
    await cloud.run(['s1'], { redelivered: true });
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1' });
    expect(cloud.casts).toEqual([]);
    expect(cloud.asked).toHaveLength(1);
  });

  it('goes on from the stored state with a message that the API sent again, as with one that came again', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cut(cloud, 2);
    await cloud.run(['s1'], { redrives: 1 });
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1' });
    expect(cloud.casts).toEqual(['s1 cell1/h1']);
    expect(cloud.asked).toHaveLength(1);
  });

  it('does not bring back what its cell has deleted meanwhile', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await cut(cloud, 2);
    await cloud.remove('s1');
    const before = (await readInstance(cloud.store('cell1'), 's1'))!;
    const after = deletedInstance(before.instance, 1);
    await cloud.store('cell1').commit(instanceChange({ before, after, event: { type: 'instance.deleted' } }));
    await cloud.run(['s1'], { redelivered: true });
    expect(await cloud.rows('s1')).toEqual(['cell1 deleted/h1']);
    expect(cloud.casts).toEqual([]);
  });

  /** The process ends right after its nth effect. */
  async function cut(cloud: ReturnType<typeof createCloud>, steps: number): Promise<boolean> {
    let left = steps;
    cloud.effects.after = () => {
      if (--left > 0) return;
      cloud.effects.dead = true;
      throw new Crash();
    };
    const crashed = await cloud.run(['s1']).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        return true;
      },
    );
    Object.assign(cloud.effects, { after: () => undefined, dead: false });
    return crashed;
  }

  it.each([
    ['placed', null, false],
    ['buried', noHost, false],
    ['deleted', null, true],
  ] as const)(
    'comes to the same end when it is cut off after any step: %s',
    async (_name, scheduler, deleted) => {
      const outcome = async (steps: number) => {
        const cloud = createCloud();
        cloud.answers.scheduler = scheduler;
        await cloud.accept('s1');
        if (deleted) await cloud.remove('s1');
        const crashed = await cut(cloud, steps);
        if (crashed) await cloud.run(['s1'], { redelivered: true });
        const live = (await cloud.rows('s1')).filter((row) => !row.includes('deleted'));
        const { cell } = await cloud.mapping('s1');
        const sent = [...new Set(cloud.casts)];
        return { crashed, end: { live, cell, sent, released: [...new Set(cloud.released)] } };
      };
      const { end } = await outcome(Infinity);
      let cuts = 0;
      for (let crashed = true; crashed; cuts += 1) {
        const result = await outcome(cuts + 1);
        crashed = result.crashed;
        expect(result.end, `cut after ${cuts + 1}`).toEqual(end);
      }
      expect(cuts).toBeGreaterThan(3);
    },
  );

  const givenUp = () =>
    SelectDestinationsResponse.create({ noValidHost: { reason: 'given up', filters: [], superseded: true } });

  /** A server that its cell has moved to another host, and nobody has mapped yet; the cell is silent from now on. */
  async function lostInSilence(): Promise<{
    cloud: ReturnType<typeof createCloud>;
    untilAsked: (times: number) => void;
  }> {
    const cloud = createCloud();
    await cloud.accept('s1', 's2');
    await cut(cloud, 2);
    const before = (await readInstance(cloud.store('cell1'), 's1'))!;
    const after = Instance.create({ ...before.instance, attempt: 2, host: 'h2', begun: true });
    await cloud.store('cell1').commit(instanceChange({ before, after, event: { type: 'build.retried' } }));
    let enough = Infinity;
    const speak = cloud.silence('cell1', (times) => {
      if (times >= enough) speak();
    });
    return { cloud, untilAsked: (times) => void (enough = times) };
  }

  it.each([
    ['a message that came before and finds no host', { redelivered: true }, noHost],
    ['a message that the API sent again', { redrives: 1 }, noHost],
    ['a copy of a message, which the scheduler knows of', {}, givenUp],
    [
      'a message that came before, and whose server the scheduler passes over',
      { redelivered: true },
      () => SelectDestinationsResponse.create({ selections: [{ selections: [] }] }),
    ],
  ])('adopts a server of a cell that was silent, once it answers: %s', async (_name, given, answer) => {
    const { cloud, untilAsked } = await lostInSilence();
    cloud.answers.scheduler = answer;
    untilAsked(6);
    await cloud.run(['s1'], given);
    expect(await cloud.rows('s1')).toEqual(['cell1 building/h2']);
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell1' });
    expect([cloud.released, cloud.casts]).toEqual([[], []]);
  });

  it('buries nobody whose message came before while a cell is silent, and gives the message back in time', async () => {
    const { cloud } = await lostInSilence();
    cloud.answers.scheduler = noHost;
    const time = new AbortController();
    const { clock } = cloud.work.platform;
    let waits = 0;
    Object.assign(clock, {
      sleep: async () => {
        if ((waits += 1) > 9) time.abort(new RpcError('DEADLINE_EXCEEDED', 'the time is up'));
      },
    });
    const run = cloud.run(['s1'], { redelivered: true, signal: time.signal });
    await expect(run).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect([await cloud.rows('s1'), await cloud.isPending('s1')]).toEqual([['cell1 building/h2'], true]);
  });

  it('schedules those of a message anew that no cell has, without the one that was found', async () => {
    const { cloud, untilAsked } = await lostInSilence();
    cloud.answers.scheduler = () => {
      cloud.answers.scheduler = null;
      return givenUp();
    };
    cloud.plan.set('s2', 'cell2/g1 g2');
    untilAsked(6);
    await cloud.run(['s1', 's2'], { redelivered: true });
    expect(cloud.asked.map(({ instanceUuids }) => instanceUuids)).toEqual([['s1'], ['s1', 's2'], ['s2']]);
    expect([await cloud.rows('s1'), await cloud.rows('s2')]).toEqual([
      ['cell1 building/h2'],
      ['cell2 building/g1'],
    ]);
  });

  it('buries those whose message comes for the first time, whether or not a cell is silent', async () => {
    const cloud = createCloud();
    cloud.answers.scheduler = noHost;
    await cloud.accept('s1');
    cloud.silence('cell2', () => undefined);
    await cloud.run(['s1']);
    expect(await cloud.mapping('s1')).toMatchObject({ cell: 'cell0' });
  });

  it('takes a record in a cell for the server where there is one in cell0 too', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    cloud.answers.scheduler = noHost;
    await cut(cloud, 2);
    expect(await cloud.rows('s1')).toEqual(['cell0 error/']);
    const instance = Instance.create({
      uuid: 's1',
      vmState: 'building',
      taskState: 'scheduling',
      host: 'h1',
    });
    const event = { type: 'instance.created' };
    await cloud.store('cell1').commit(instanceChange({ before: null, after: instance, event }));
    await cloud.run(['s1'], { redelivered: true });
    expect(await cloud.rows('s1')).toEqual(['cell0 deleted/', 'cell1 building/h1']);
    expect([await cloud.mapping('s1'), cloud.released]).toMatchObject([{ cell: 'cell1' }, []]);
  });

  it('waits for a cell that was silent before a host of it was claimed, and is scheduled again then', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    let asked = 0;
    const speak = cloud.silence('cell1', (times) => {
      if ((asked = times) >= 9) speak();
    });
    await expect(cloud.run(['s1'])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(asked).toBe(9);
    await cloud.run(['s1'], { redelivered: true });
    expect(cloud.casts).toEqual(['s1 cell1/h1']);
  });

  it('does the same when the message was sent twice', async () => {
    const cloud = createCloud();
    await cloud.accept('s1');
    await Promise.all([cloud.run(['s1']), cloud.run(['s1'])]);
    expect(await cloud.rows('s1')).toEqual(['cell1 building/h1']);
    expect(cloud.released).toEqual([]);
    expect([...new Set(cloud.casts)]).toEqual(['s1 cell1/h1']);
  });
});
