import { Instance } from '@cellflow/contracts-common';
import { InstanceMapping } from '@cellflow/contracts-global';
import { instanceChange, readInstance } from '@cellflow/instances';
import { apiIndexes, apiKeys, cellIndexes } from '@cellflow/store';
import { describe, expect, it, vi } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';

const path = (uuid: string) => `/v2.1/servers/${uuid}`;
const remove = (rig: Rig, uuid: string) => rig.ask('DELETE', path(uuid));
const outbox = (rig: Rig) => rig.store.count(apiIndexes.outbox);

/** A server in a cell, ACTIVE on that cell's only host. */
async function activeServer(rig: Rig, cell = 'cell1') {
  const [uuid] = await rig.boot();
  await rig.settle();
  await rig.place(uuid!, cell, { vmState: 'active', taskState: '' });
  return uuid!;
}

describe('DELETE /servers/{id}', () => {
  it('before a cell is chosen: answers 204, takes the build request, and releases for good', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.settle();
    expect(await remove(rig, uuid!)).toMatchObject({ status: 204, body: undefined });
    expect(await rig.store.get(apiKeys.buildRequest(uuid!))).toBeNull();
    expect(await rig.store.get(apiKeys.requestSpec(uuid!))).toBeNull();
    await rig.settle();
    expect(rig.seen.unclaims).toMatchObject([{ consumerUuid: uuid, final: true }]);
    expect(await rig.store.count(apiIndexes.buildRequests)).toBe(0);
    const mapping = await rig.store.get(apiKeys.instanceMapping(uuid!));
    expect(InstanceMapping.decode(mapping!.value).queuedForDelete).toBe(true);
  });

  it('is not found afterwards, neither shown, nor listed, nor deleted again', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    await rig.reportAlive('cell1');
    await remove(rig, uuid);
    expect((await rig.ask('GET', path(uuid))).status).toBe(404);
    expect((await remove(rig, uuid)).body.itemNotFound.message).toContain(uuid);
    expect((await rig.ask('GET', '/v2.1/servers')).body.servers).toEqual([]);
  });

  it('is not listed from the moment it is accepted, before its cell has heard of it', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    rig.cells.get('cell1')!.beforeCommit = () => new Promise(() => undefined);
    await remove(rig, uuid);
    expect((await readInstance(rig.cells.get('cell1')!, uuid))!.instance.taskState).toBe('');
    expect((await rig.ask('GET', '/v2.1/servers')).body.servers).toEqual([]);
  });

  it('lets the compute destroy the guest, and waits in the outbox until the row is gone', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    await rig.reportAlive('cell1');
    await remove(rig, uuid);
    await vi.waitFor(() => expect(rig.seen.terminates).toHaveLength(1));
    await rig.settle();
    expect(rig.seen.terminates[0]).toMatchObject({ instanceUuid: uuid, host: 'cell1-h1' });
    expect(rig.seen.unclaims).toEqual([]);
    const row = await readInstance(rig.cells.get('cell1')!, uuid);
    expect(row!.instance).toMatchObject({ vmState: 'active', taskState: 'deleting' });
    expect(row!.instance.actions.map((action) => action.action)).toContain('delete');
    expect(await outbox(rig)).toBe(1);
    await rig.finishTerminate(uuid, 'cell1');
    rig.pass(5000);
    await rig.sweep();
    expect(await outbox(rig)).toBe(0);
  });

  it('deletes from here when the compute is down, which hears of it when it is back', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    await rig.reportAlive('cell1');
    rig.pass(61_000);
    await remove(rig, uuid);
    await rig.settle();
    expect(rig.seen.terminates).toMatchObject([{ instanceUuid: uuid, host: 'cell1-h1' }]);
    expect(rig.seen.unclaims).toMatchObject([{ consumerUuid: uuid, final: true }]);
    const row = await readInstance(rig.cells.get('cell1')!, uuid);
    expect(row!.instance.vmState).toBe('deleted');
    expect(await rig.cells.get('cell1')!.count(cellIndexes.instances)).toBe(0);
    expect(await outbox(rig)).toBe(0);
  });

  it('deletes from here when the compute dies before it has done it', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    await rig.reportAlive('cell1');
    await remove(rig, uuid);
    await rig.settle();
    rig.pass(61_000);
    await rig.sweep();
    expect((await readInstance(rig.cells.get('cell1')!, uuid))!.instance.vmState).toBe('deleted');
    expect(await outbox(rig)).toBe(0);
  });

  it('deletes a server in error, also one that is buried in cell0', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.settle();
    await rig.place(uuid!, 'cell0', { vmState: 'error', taskState: '', host: '', node: '' });
    await remove(rig, uuid!);
    await rig.settle();
    expect((await readInstance(rig.cells.get('cell0')!, uuid!))!.instance.vmState).toBe('deleted');
    expect(await outbox(rig)).toBe(0);
  });

  it.each(['down', 'frozen'] as const)('is accepted and remembered while the cell is %s', async (fault) => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    const cell = rig.cells.get('cell1')!;
    cell.fault = fault;
    expect((await remove(rig, uuid)).status).toBe(204);
    expect((await rig.ask('GET', path(uuid))).status).toBe(404);
    const { body } = await rig.ask('GET', '/v2.1/servers/detail');
    expect(body.servers).toEqual([]);
    if (fault === 'frozen') return;
    await rig.settle();
    expect(await outbox(rig)).toBe(1);
    cell.fault = 'none';
    rig.pass(10_000);
    await rig.sweep();
    expect((await readInstance(cell, uuid))!.instance.vmState).toBe('deleted');
    expect(await outbox(rig)).toBe(0);
  });

  it('wins over a cell that is chosen while it is being decided', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.settle();
    rig.store.beforeCommit = () => rig.place(uuid!, 'cell2', { vmState: 'building', taskState: 'spawning' });
    expect((await remove(rig, uuid!)).status).toBe(204);
    await rig.settle();
    expect((await readInstance(rig.cells.get('cell2')!, uuid!))!.instance.vmState).toBe('deleted');
    const mapping = await rig.store.get(apiKeys.instanceMapping(uuid!));
    expect(InstanceMapping.decode(mapping!.value)).toMatchObject({ cell: 'cell2', queuedForDelete: true });
  });

  it('finds the row that a super-conductor left in a cell before it noticed', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.settle();
    await remove(rig, uuid!);
    await rig.settle();
    const row = { uuid: uuid!, projectId: 'admin', vmState: 'building', taskState: 'scheduling' };
    const ghost = Instance.create({ ...row, cell: 'cell1', createdAtMs: 1, leaseExpiresAtMs: 9 });
    await rig.cells
      .get('cell1')!
      .commit(instanceChange({ before: null, after: ghost, event: { type: 'x' } }));
    rig.pass(6000);
    await rig.sweep();
    expect((await readInstance(rig.cells.get('cell1')!, uuid!))!.instance.vmState).toBe('deleted');
    expect(await outbox(rig)).toBe(0);
  });

  it('follows a build that moves on between reading and writing its row', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.settle();
    await rig.place(uuid!, 'cell1', { vmState: 'building', taskState: 'networking' });
    const cell = rig.cells.get('cell1')!;
    cell.beforeCommit = async () => {
      const before = (await readInstance(cell, uuid!))!;
      const after = Instance.create({ ...before.instance, taskState: 'block_device_mapping' });
      await cell.commit(instanceChange({ before, after, event: { type: 'build.state' } }));
    };
    const moveOn = cell.beforeCommit;
    cell.beforeCommit = null;
    await rig.reportAlive('cell1');
    cell.beforeCommit = moveOn;
    await remove(rig, uuid!);
    await rig.settle();
    expect((await readInstance(cell, uuid!))!.instance.taskState).toBe('deleting');
  });

  it('answers several deletes at once with one 204 and 404s, and never fails', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    const answers = await Promise.all(Array.from({ length: 6 }, () => remove(rig, uuid)));
    const statuses = answers.map((each) => each.status).sort();
    expect(statuses).toEqual([204, 404, 404, 404, 404, 404]);
  });

  it('answers 404 for a server of another project, and leaves it alone', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    const answer = await rig.ask('DELETE', path(uuid), { token: 'bob-token' });
    expect(answer.status).toBe(404);
    expect((await rig.ask('GET', path(uuid))).status).toBe(200);
  });

  it('leaves the work to the relay while placement is down', async () => {
    const rig = await createRig();
    const uuid = await activeServer(rig);
    rig.broker.stop('placement');
    expect((await remove(rig, uuid)).status).toBe(204);
    expect(await outbox(rig)).toBe(1);
    rig.broker.start('placement');
    await rig.settle();
    rig.pass(10_000);
    await rig.sweep();
    expect(rig.seen.unclaims.length).toBeGreaterThan(0);
    expect(await outbox(rig)).toBe(0);
  });
});
