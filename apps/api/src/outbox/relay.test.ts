import { apiIndexes } from '@cellflow/store';
import { describe, expect, it, vi } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';

/** Sweeps until the broker takes messages again; failed entries rest in between. */
const sweepUntilSent = (rig: Rig) =>
  vi.waitFor(async () => {
    rig.pass(10_000);
    await rig.sweep();
    expect(rig.seen.schedules).toHaveLength(1);
  }, 5000);

describe('the outbox relay', () => {
  it('sends what the broker did not take when it was stored, under the same message id', async () => {
    const rig = await createRig();
    rig.broker.stop('api');
    const uuids = await rig.boot({ max_count: 2 });
    await rig.settle();
    rig.broker.start('api');
    await sweepUntilSent(rig);
    const { messageId, request } = rig.seen.schedules[0]!;
    expect(request.buildRequests.map((each) => each.instanceUuid)).toEqual(uuids);
    expect(request.requestSpec).toMatchObject({ numInstances: 2, flavor: { flavorid: '1' } });
    expect(messageId).toBe(`${request.requestId}:${uuids[0]}:1:schedule`);
    await rig.settle();
    expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
  });

  it('leaves young entries to whoever wrote them', async () => {
    const rig = await createRig();
    rig.broker.stop('api');
    await rig.boot();
    await rig.settle();
    rig.broker.start('api');
    rig.pass(1000);
    await rig.sweep();
    expect(rig.seen.schedules).toHaveLength(0);
  });

  it('leaves out servers that were scheduled or deleted meanwhile', async () => {
    const rig = await createRig();
    rig.broker.stop('api');
    const uuids = await rig.boot({ max_count: 3 });
    await rig.settle();
    await rig.place(uuids[0]!, 'cell1');
    await rig.ask('DELETE', `/v2.1/servers/${uuids[2]}`);
    rig.broker.start('api');
    await sweepUntilSent(rig);
    const { request, messageId } = rig.seen.schedules[0]!;
    expect(request.buildRequests.map((each) => each.instanceUuid)).toEqual([uuids[1]]);
    expect(messageId).toContain(uuids[0]);
  });

  it('drops an entry whose servers are all gone', async () => {
    const rig = await createRig();
    rig.broker.stop('api');
    const [uuid] = await rig.boot();
    await rig.settle();
    await rig.place(uuid!, 'cell1');
    rig.pass(3100);
    await rig.sweep();
    await rig.settle();
    expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
    expect(rig.seen.schedules).toHaveLength(0);
  });
});
