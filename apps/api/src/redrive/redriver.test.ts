import { Instance } from '@cellflow/contracts-common';
import { BuildRequest } from '@cellflow/contracts-global';
import { instanceChange, readInstance } from '@cellflow/instances';
import { RpcError } from '@cellflow/rpc';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { deadLetterQueue, queues } from '@cellflow/topology';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';
import { createAttention } from './attention.ts';
import { createRedriver } from './redriver.ts';

const redriveAfterMs = 60_000;
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
  await rig.look();
});

/** Time passes while the API looks every ten seconds. */
async function watch(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    rig.pass(10_000);
    await rig.look();
    await rig.settle();
  }
}
const messageIds = () => rig.seen.schedules.map(({ messageId }) => messageId);
const until = (count: number) =>
  vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(count), { timeout: 10_000 });
const statusOf = async (uuid: string) => (await rig.ask('GET', `/v2.1/servers/${uuid}`)).body.server;
const inCell = async (uuid: string, cell: string) =>
  (await readInstance(rig.cells.get(cell)!, uuid))?.instance ?? null;

/** Re-driven in vain as often as allowed, and given up. */
async function giveUp(): Promise<void> {
  await watch(3 * (redriveAfterMs + 30_000));
}
/** The outbox is looked through until nothing is left to do; failed entries rest in between. */
const finish = () =>
  vi.waitFor(async () => {
    rig.pass(10_000);
    await rig.sweep();
    await rig.settle();
    expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
  });

describe('a message that is a dead letter', () => {
  beforeEach(() => {
    rig.seen.schedule = () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no flavor'));
  });

  it('is sent again from what is stored, under the id it had', async () => {
    const uuids = await rig.boot({ max_count: 2 });
    await until(1);
    expect(rig.broker.depth('api', deadLetterQueue(queues.superConductor)).ready).toBe(1);
    await watch(redriveAfterMs + 10_000);
    await until(2);
    const [first, second] = rig.seen.schedules;
    expect(second!.messageId).toBe(first!.messageId);
    expect(second!.request.buildRequests.map(({ instanceUuid }) => instanceUuid)).toEqual(uuids);
    expect(second!.request.requestSpec).toEqual(first!.request.requestSpec);
    expect(second!.request.buildRequests.map(({ redrives }) => redrives)).toEqual([1, 1]);
    expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
  });

  it('is split as it was, where a request was many messages', async () => {
    await rig.boot({ max_count: 130 });
    await until(2);
    const before = messageIds();
    await watch(redriveAfterMs + 10_000);
    await until(4);
    expect(messageIds().slice(2).sort()).toEqual(before.sort());
  });

  it('is sent again only so often; then its server is in error in cell0, explained, holding nothing', async () => {
    const [uuid] = await rig.boot();
    await giveUp();
    expect(new Set(messageIds())).toHaveLength(1);
    expect(rig.seen.schedules).toHaveLength(3);
    await finish();
    const server = await statusOf(uuid!);
    expect(server.status).toBe('ERROR');
    expect(server.fault.code).toBe(500);
    expect(server.fault.message).toContain('3 times');
    expect(server.fault.message).toContain('dead letters');
    expect(await rig.store.get(apiKeys.buildRequest(uuid!))).toBeNull();
    expect(await inCell(uuid!, 'cell0')).toMatchObject({ vmState: 'error', actions: [{ action: 'create' }] });
    expect(rig.seen.unclaims).toMatchObject([{ consumerUuid: uuid, attempt: 0, final: true }]);
    await giveUp();
    expect(rig.seen.schedules).toHaveLength(3);
  });

  it('is sent once where several replicas look at once', async () => {
    await rig.boot();
    await until(1);
    const backlog = async () => ({ waiting: 0, consumers: 1 });
    const replicas = [1, 2, 3].map(() => createRedriver({ ...rig.api, backlog }));
    const look = () => Promise.all(replicas.map((replica) => replica.look()));
    for (let passed = 0; passed <= redriveAfterMs + 10_000; passed += 10_000) {
      await look();
      rig.pass(10_000);
    }
    await rig.settle();
    expect(rig.seen.schedules).toHaveLength(2);
  });

  it('is sent by the outbox, where the broker goes away or the process ends before it is', async () => {
    await rig.boot();
    await until(1);
    await watch(redriveAfterMs - 10_000);
    const commit = rig.store.commit.bind(rig.store);
    vi.spyOn(rig.store, 'commit').mockImplementationOnce(async (change) => {
      const result = await commit(change);
      rig.broker.stop('api');
      return result;
    });
    await watch(20_000);
    expect(rig.seen.schedules).toHaveLength(1);
    rig.broker.start('api');
    await vi.waitFor(async () => {
      rig.pass(10_000);
      await rig.sweep();
      expect(rig.seen.schedules).toHaveLength(2);
    });
    expect(new Set(messageIds())).toHaveLength(1);
  });

  it('is forgotten when its server is deleted meanwhile', async () => {
    const [uuid] = await rig.boot();
    await until(1);
    await rig.ask('DELETE', `/v2.1/servers/${uuid}`);
    await giveUp();
    expect(rig.seen.schedules).toHaveLength(1);
    expect(await inCell(uuid!, 'cell0')).toBeNull();
  });
});

describe('a server that is not stuck', () => {
  it('is left alone while the super-conductor is away, however long, and while it catches up', async () => {
    await rig.seen.leave();
    await rig.boot();
    await watch(10 * redriveAfterMs);
    expect(rig.broker.depth('api', queues.superConductor).ready).toBe(1);
    await rig.seen.comeBack();
    await until(1);
    await watch(redriveAfterMs - 10_000);
    expect(rig.seen.schedules).toHaveLength(1);
  });

  it('is left alone while its message waits behind others', async () => {
    await rig.boot();
    await until(1);
    const backlog = async () => ({ waiting: 7, consumers: 1 });
    const redriver = createRedriver({ ...rig.api, backlog });
    for (let looks = 0; looks < 100; looks += 1) {
      rig.pass(10_000);
      await redriver.look();
    }
    expect(rig.seen.schedules).toHaveLength(1);
  });

  it('is left alone while its message may still be tried', async () => {
    let done = () => undefined as void;
    rig.seen.schedule = () => new Promise((resolve) => (done = () => resolve()));
    const [uuid] = await rig.boot();
    await until(1);
    await watch(redriveAfterMs - 10_000);
    await rig.place(uuid!, 'cell1');
    done();
    await watch(5 * redriveAfterMs);
    expect(rig.seen.schedules).toHaveLength(1);
    expect((await inCell(uuid!, 'cell1'))?.vmState).toBe('building');
  });

  it('is left alone while the outbox still owes its message', async () => {
    rig.broker.stop('api');
    await rig.boot();
    await rig.settle();
    rig.broker.start('api');
    const backlog = async () => ({ waiting: 0, consumers: 1 });
    const redriver = createRedriver({ ...rig.api, backlog });
    for (let looks = 0; looks < 20; looks += 1) {
      rig.pass(10_000);
      await redriver.look();
    }
    await rig.settle();
    expect(rig.seen.schedules).toHaveLength(0);
    expect(await rig.store.count(apiIndexes.outbox)).toBe(1);
  });
});

describe('a burial', () => {
  it('gives way to a super-conductor that was not gone after all', async () => {
    const [uuid] = await rig.boot();
    await giveUp();
    rig.store.beforeCommit = () => rig.place(uuid!, 'cell1');
    await finish();
    expect((await statusOf(uuid!)).status).toBe('BUILD');
    expect((await inCell(uuid!, 'cell0'))?.vmState).toBe('deleted');
    expect(rig.seen.unclaims).toEqual([]);
  });

  it('gives way to a delete', async () => {
    const [uuid] = await rig.boot();
    await giveUp();
    rig.store.beforeCommit = async () => void (await rig.ask('DELETE', `/v2.1/servers/${uuid}`));
    await finish();
    expect((await rig.ask('GET', `/v2.1/servers/${uuid}`)).status).toBe(404);
    expect((await inCell(uuid!, 'cell0'))?.vmState).toBe('deleted');
  });

  it('leaves a server that a cell has already to that cell', async () => {
    const [uuid] = await rig.boot();
    await giveUp();
    const { instance } = BuildRequest.decode((await rig.store.get(apiKeys.buildRequest(uuid!)))!.value);
    const after = Instance.create({ ...instance, cell: 'cell2', host: 'cell2-h1', attempt: 1 });
    const event = { type: 'instance.created', actor: 'test' };
    await rig.cells.get('cell2')!.commit(instanceChange({ before: null, after, event }));
    await finish();
    expect(await statusOf(uuid!)).toMatchObject({ status: 'BUILD', 'OS-EXT-SRV-ATTR:host': 'cell2-h1' });
    expect(await inCell(uuid!, 'cell0')).toBeNull();
    expect(rig.seen.unclaims).toEqual([]);
  });

  it('waits for a cell that does not answer: the server may be there', async () => {
    const [uuid] = await rig.boot();
    await giveUp();
    rig.cells.get('cell2')!.fault = 'down';
    rig.pass(10_000);
    await rig.sweep();
    expect((await statusOf(uuid!)).status).toBe('BUILD');
    rig.cells.get('cell2')!.fault = 'none';
    await finish();
    expect((await statusOf(uuid!)).status).toBe('ERROR');
  });

  it.each([1, 2, 3])('goes on where process number %i ended in the middle of it', async (commits) => {
    const [uuid] = await rig.boot();
    await giveUp();
    const cell0 = rig.cells.get('cell0')!;
    let left = commits;
    for (const store of [cell0, rig.store]) {
      const commit = store.commit.bind(store);
      vi.spyOn(store, 'commit').mockImplementation(async (change) => {
        const result = await commit(change);
        if ((left -= 1) === 0) throw new Error('the process ended');
        return result;
      });
    }
    await finish();
    expect((await statusOf(uuid!)).status).toBe('ERROR');
    expect(rig.seen.unclaims.length).toBeGreaterThan(0);
  });
});

describe('attention', () => {
  const clockAt = { now: 0 };
  const watching = () => {
    clockAt.now = 0;
    return createAttention({ monotonic: () => clockAt.now } as never);
  };
  const taken = { waiting: 0, consumers: 1 };
  const see = (attention: ReturnType<typeof watching>, at: number, backlog: typeof taken | null) => {
    clockAt.now = at;
    attention.note(backlog);
    return attention.lastedMs();
  };

  it('lasts from when everything was taken up', () => {
    const attention = watching();
    expect(see(attention, 1_000, { waiting: 3, consumers: 1 })).toBe(0);
    expect(see(attention, 2_000, taken)).toBe(0);
    expect(see(attention, 9_000, taken)).toBe(7_000);
  });

  it('is not what it was while messages wait, and goes on when they are taken', () => {
    const attention = watching();
    see(attention, 1_000, taken);
    expect(see(attention, 5_000, { waiting: 1, consumers: 1 })).toBe(0);
    expect(see(attention, 6_000, taken)).toBe(5_000);
  });

  it.each([
    ['nobody listens', { waiting: 0, consumers: 0 }],
    ['the broker does not answer', null],
  ])('begins anew when %s', (_, backlog) => {
    const attention = watching();
    see(attention, 1_000, taken);
    see(attention, 5_000, backlog);
    expect(see(attention, 6_000, taken)).toBe(0);
    expect(see(attention, 7_000, taken)).toBe(1_000);
  });

  it('begins anew after a time in which nobody looked', () => {
    const attention = watching();
    see(attention, 1_000, taken);
    expect(see(attention, 60_000, taken)).toBe(0);
  });
});
