import { Instance } from '@cellflow/contracts-common';
import { describe, expect, it } from 'vitest';
import { Crash, createCell, selectionOf } from '../test-cell.ts';

const begun = async (fields: Parameters<typeof createCell>[0] = {}) => {
  const cell = await createCell(fields);
  const replica = cell.createReplica();
  await replica.begin(1, 'h1');
  return { cell, replica };
};

describe('BuildInstances', () => {
  it('unclaims the failed host, claims the next alternate and casts to it', async () => {
    const { cell, replica } = await begun();
    await replica.failed(1, 'h1');
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1', 'claim 2 h2']);
    expect(cell.casts).toMatchObject([{ host: 'h2', attempt: 2, retry: true, hostList: [{ host: 'h3' }] }]);
    expect(await cell.server()).toMatchObject({
      taskState: 'scheduling',
      host: 'h2',
      node: 'h2',
      availabilityZone: 'az-h2',
      attempt: 2,
      begun: false,
      hostList: [{ host: 'h3' }],
      attempts: [
        { attempt: 1, host: 'h1', result: 'Error' },
        { attempt: 2, host: 'h2', result: '' },
      ],
      failures: [{ host: 'h1', attempt: 1, failure: { message: 'h1 broke' } }],
      actions: [{ events: [{ host: 'h1', result: 'Error', finishTimeMs: cell.time.now }] }],
    });
    expect((await cell.ledger()).slice(-2)).toMatchObject([
      { type: 'build.failed', host: 'h1', attempt: 1, fromState: 'building/spawning' },
      { type: 'build.retried', host: 'h2', attempt: 2 },
    ]);
  });

  it('has one event row per attempt, each with its own end', async () => {
    const { cell, replica } = await begun();
    await replica.failed(1, 'h1');
    await replica.begin(2, 'h2');
    await replica.finish(2, 'h2');
    expect(await cell.state()).toBe('active/none 2 h2');
    expect((await cell.server()).actions[0]!.events).toMatchObject([
      { attempt: 1, host: 'h1', result: 'Error' },
      { attempt: 2, host: 'h2', result: 'Success' },
    ]);
  });

  it('passes over an alternate that refuses, without counting an attempt', async () => {
    const { cell, replica } = await begun();
    cell.placement.refusing.add('h2');
    await replica.failed(1, 'h1');
    expect(await cell.state()).toBe('building/scheduling 2 h3');
    expect((await cell.server()).failures).toMatchObject([
      { host: 'h1' },
      { host: 'h2', failure: { code: 'ClaimRefused', message: 'h2 is full' } },
    ]);
    expect((await cell.ledger()).slice(-2)).toMatchObject([
      { type: 'build.refused', host: 'h2', reason: 'h2 is full', instanceUuid: 'server-1' },
      { type: 'build.retried', host: 'h3' },
    ]);
  });

  describe('with alternates whose candidates placement keeps', () => {
    const stored = (host: string) => ({
      ...selectionOf(host),
      candidateUuid: `on-${host}`,
      allocationRequest: null,
    });

    it('claims one by its uuid', async () => {
      const { cell, replica } = await begun({ hostList: [stored('h2'), stored('h3')] });
      await replica.failed(1, 'h1');
      expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1', 'claim 2 h2']);
      expect(await cell.state()).toBe('building/scheduling 2 h2');
    });

    it('passes over one that expired, and says so', async () => {
      const { cell, replica } = await begun({ hostList: [stored('h2'), stored('h3')] });
      cell.placement.expired.add('on-h2');
      await replica.failed(1, 'h1');
      expect(await cell.state()).toBe('building/scheduling 2 h3');
      const message = 'its candidate expired before it was claimed: on-h2 is forgotten';
      expect((await cell.server()).failures).toMatchObject([
        { host: 'h1' },
        { host: 'h2', failure: { code: 'ClaimRefused', message } },
      ]);
    });

    it('claims with what travelled beside an expired one', async () => {
      const both = { ...stored('h2'), allocationRequest: selectionOf('h2').allocationRequest };
      const { cell, replica } = await begun({ hostList: [both, stored('h3')] });
      cell.placement.expired.add('on-h2');
      await replica.failed(1, 'h1');
      expect(cell.placement.acts.slice(-2)).toEqual(['expired 2 on-h2', 'claim 2 h2']);
      expect(await cell.state()).toBe('building/scheduling 2 h2');
    });

    it('ends in error where all have expired', async () => {
      const { cell, replica } = await begun({ hostList: [stored('h2'), stored('h3')] });
      cell.placement.expired.add('on-h2').add('on-h3');
      await replica.failed(1, 'h1');
      const { vmState, fault } = await cell.server();
      expect(vmState).toBe('error');
      expect(fault?.hosts.map((cause) => cause.failure?.message)).toEqual([
        'h1 broke',
        expect.stringContaining('expired'),
        expect.stringContaining('expired'),
      ]);
    });
  });

  it('ends in error after the last attempt, with the cause per host and nothing claimed', async () => {
    const { cell, replica } = await begun();
    for (const [attempt, host] of [
      [1, 'h1'],
      [2, 'h2'],
      [3, 'h3'],
    ] as const) {
      await replica.begin(attempt, host);
      await replica.failed(attempt, host);
    }
    const server = await cell.server();
    const { fault } = server;
    expect(server).toMatchObject({ vmState: 'error', host: '', leaseExpiresAtMs: 0, attempt: 3 });
    expect(fault?.code).toBe(500);
    expect(fault?.message).toMatch(
      /^Exceeded maximum number of retries\..*exceeded max scheduling attempts 3/,
    );
    expect(fault?.hosts.map((cause) => `${cause.host} ${cause.failure?.message}`)).toEqual([
      'h1 h1 broke',
      'h2 h2 broke',
      'h3 h3 broke',
    ]);
    expect(cell.placement.state.heldAttempt).toBe(0);
    expect((await cell.ledger()).at(-1)).toMatchObject({ type: 'build.exhausted' });
  });

  it('ends in error when the alternates run out first, and says so', async () => {
    const { cell, replica } = await begun({ maxAttempts: 5 });
    cell.placement.refusing.add('h2').add('h3');
    await replica.failed(1, 'h1');
    const { fault, vmState } = await cell.server();
    expect(vmState).toBe('error');
    expect(fault?.message).toContain('exhausted all hosts available for retrying');
    expect(fault?.hosts.map((cause) => cause.host)).toEqual(['h1', 'h2', 'h3']);
    expect(cell.casts).toEqual([]);
    expect((await cell.ledger()).slice(-3).map((event) => event.type)).toEqual([
      'build.refused',
      'build.refused',
      'build.exhausted',
    ]);
  });

  it('takes the failure itself for the fault where retry is off', async () => {
    const { cell, replica } = await begun({ maxAttempts: 1, hostList: [] });
    await replica.failed(1, 'h1', 'no power');
    expect((await cell.server()).fault?.message).toBe('no power');
    expect((await cell.ledger()).at(-1)).toMatchObject({ type: 'build.aborted' });
  });

  it('counts a host that no queue serves as a failed attempt', async () => {
    const { cell, replica } = await begun();
    cell.unreachable.add('h2');
    await replica.failed(1, 'h1');
    expect(await cell.state()).toBe('building/scheduling 3 h3');
    expect(cell.placement.acts.slice(-2)).toEqual(['unclaim 2 h2', 'claim 3 h3']);
    expect((await cell.server()).failures).toMatchObject([
      {},
      { host: 'h2', failure: { code: 'ComputeUnreachable' } },
    ]);
  });

  it('does nothing a second time', async () => {
    const { cell, replica } = await begun();
    await replica.failed(1, 'h1');
    await replica.begin(2, 'h2');
    const before = await cell.ledger();
    await cell.createReplica().failed(1, 'h1');
    expect(await cell.ledger()).toEqual(before);
    expect(cell.casts).toHaveLength(1);
  });

  it('does nothing for a server that became active', async () => {
    const { cell, replica } = await begun();
    await replica.finish(1, 'h1');
    await cell.createReplica().failed(1, 'h1');
    expect(await cell.state()).toBe('active/none 1 h1');
    expect(cell.placement.acts).toEqual(['claim 1 h1']);
  });

  it('carries out a delete that came before', async () => {
    const { cell, replica } = await begun();
    await cell.startDelete();
    await replica.failed(1, 'h1');
    expect((await cell.server()).vmState).toBe('deleted');
    expect(cell.placement.state).toMatchObject({ heldAttempt: 0, tombstone: true });
    expect(cell.casts).toEqual([]);
  });

  it('carries out a delete that comes between claim and store, and holds nothing', async () => {
    const { cell, replica } = await begun();
    const { claim } = cell.placement;
    cell.placement.claim = async (request) => {
      const reply = await claim(request);
      await cell.startDelete();
      return reply;
    };
    Object.assign(replica.work.placement, { claim: cell.placement.claim });
    await replica.failed(1, 'h1');
    expect((await cell.server()).vmState).toBe('deleted');
    expect(cell.placement.state).toMatchObject({ heldAttempt: 0, tombstone: true });
    expect(cell.casts).toEqual([]);
  });

  it('takes a tombstone in placement for a delete', async () => {
    const { cell, replica } = await begun();
    cell.placement.state.tombstone = true;
    await replica.failed(1, 'h1');
    expect((await cell.server()).vmState).toBe('deleted');
  });

  it('works beside another replica that does the same', async () => {
    const { cell, replica } = await begun();
    await Promise.all([replica.failed(1, 'h1'), cell.createReplica().failed(1, 'h1')]);
    expect(await cell.state()).toBe('building/scheduling 2 h2');
    expect(cell.placement.acts).toEqual(['claim 1 h1', 'unclaim 1 h1', 'claim 2 h2']);
    expect((await cell.ledger()).filter((event) => event.type === 'build.retried')).toHaveLength(1);
  });

  it('does not take what it remembers for what is', async () => {
    const { cell, replica } = await begun();
    const other = cell.createReplica();
    await other.failed(1, 'h1');
    await other.begin(2, 'h2');
    expect(replica.work.records.get('server-1')?.instance.attempt).toBe(1);
    await replica.failed(2, 'h2');
    expect(await cell.state()).toBe('building/scheduling 3 h3');
  });

  it('leaves the server to a replica that overtook it', async () => {
    const { cell, replica } = await begun();
    const other = cell.createReplica();
    const { claim } = cell.placement;
    Object.assign(replica.work.placement, {
      claim: async (request: Parameters<typeof claim>[0]) => {
        Object.assign(replica.work.placement, { claim });
        await other.failed(1, 'h1');
        await other.begin(2, 'h2');
        await other.failed(2, 'h2');
        return claim(request);
      },
    });
    await replica.failed(1, 'h1');
    expect(await cell.state()).toBe('building/scheduling 3 h3');
    expect(cell.placement.state).toMatchObject({ heldAttempt: 3, tombstone: false });
  });

  it.each([[[]], [['h2']], [['h2', 'h3']]])(
    'comes to the same end when it is cut off after any step, with %j refusing',
    async (refusing) => {
      const outcome = async (steps: number) => {
        const { cell, replica } = await begun();
        for (const host of refusing) cell.placement.refusing.add(host);
        let left = steps;
        /** The process ends right after an effect, before it hears of it. */
        const cut =
          <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
          async (...args: A) => {
            const result = await act(...args);
            if (left-- === 0) throw new Crash();
            return result;
          };
        const { work } = replica;
        const fragile = cell.createReplica();
        Object.assign(fragile.work, {
          store: { ...work.store, commit: cut(work.store.commit) },
          placement: { claim: cut(cell.placement.claim), unclaim: cut(cell.placement.unclaim) },
          compute: { buildAndRunInstance: cut(work.compute.buildAndRunInstance) },
        });
        let crashed = false;
        await fragile.failed(1, 'h1').catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          crashed = true;
        });
        if (crashed) await cell.createReplica().failed(1, 'h1');
        const { failures, ...server } = await cell.server();
        return {
          crashed,
          end: {
            acts: cell.placement.acts,
            held: cell.placement.state,
            server: Instance.create({ ...server, fault: null, failures: [] }),
            hosts: failures.map((cause) => cause.host),
            casts: new Set(cell.casts.map((cast) => `${cast.attempt} ${cast.host}`)),
            ledger: (await cell.ledger()).map((event) => `${event.type} ${event.host}`),
          },
        };
      };
      const { end } = await outcome(Infinity);
      const crashes: boolean[] = [];
      for (let steps = 0; crashes.at(-1) !== false; steps += 1) {
        const cutOff = await outcome(steps);
        crashes.push(cutOff.crashed);
        // A host that refused is asked again after the crash.
        const once = (acts: string[]) => [...new Set(acts)];
        expect({ ...cutOff.end, acts: once(cutOff.end.acts) }, `cut after ${steps}`).toEqual({
          ...end,
          acts: once(end.acts),
        });
      }
      expect(crashes.length).toBeGreaterThan(4);
    },
  );
});
