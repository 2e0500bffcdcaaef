import { storeRecoveryKey } from '@cellflow/store';
import type { Break } from '@cellflow/store';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';
import { createRedriver } from './redriver.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});

/** So many messages were sent, and the outbox owes none of them. */
const until = async (count: number) => {
  await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(count), { timeout: 4_000 });
  await rig.settle();
};
const recover = () => rig.store.commit({ put: [{ key: storeRecoveryKey, value: Uint8Array.of(1) }] });

describe('a store that went backwards', () => {
  it('has every message sent again at once, under its own id, as one that came before', async () => {
    await rig.boot({ max_count: 2 });
    await until(1);
    await recover();
    await rig.look();
    await until(2);
    const [first, second] = rig.seen.schedules;
    expect(second!.messageId).toBe(first!.messageId);
    expect(second!.request.buildRequests.map(({ redrives }) => redrives)).toEqual([1, 1]);
  });

  it('has it sent once, however often and by however many it is looked at', async () => {
    await rig.boot();
    await until(1);
    await recover();
    const backlog = async () => ({ waiting: 0, consumers: 1 });
    const replicas = [1, 2, 3].map(() => createRedriver({ ...rig.api, backlog }));
    for (let looks = 0; looks < 4; looks += 1) await Promise.all(replicas.map((replica) => replica.look()));
    await rig.settle();
    await until(2);
  });

  it('lets those alone that were accepted since, and those that a cell has', async () => {
    const [placed] = await rig.boot();
    await until(1);
    await rig.place(placed!, 'cell1');
    await recover();
    await rig.boot();
    await until(2);
    await rig.look();
    await rig.settle();
    expect(rig.seen.schedules).toHaveLength(2);
  });

  it('is dealt with once: who waits is listed no more then, until the store goes backwards again', async () => {
    let lose = (_: Break) => undefined as void;
    vi.spyOn(rig.store, 'onBackwards').mockImplementation((tell) => {
      lose = tell;
      return () => undefined;
    });
    const redriver = createRedriver({ ...rig.api, backlog: async () => ({ waiting: 0, consumers: 1 }) });
    await rig.boot();
    await until(1);
    await recover();
    await redriver.look();
    await until(2);
    await rig.settle();
    await redriver.look();
    const range = vi.spyOn(rig.store, 'range');
    await redriver.look();
    expect(range).not.toHaveBeenCalled();
    // The recovery after the next loss may get the version of this one.
    lose({} as Break);
    await redriver.look();
    expect(range).toHaveBeenCalled();
    await recover();
    await redriver.look();
    await until(3);
  });

  it('buries nobody for it, however often it happens', async () => {
    const [uuid] = await rig.boot();
    await until(1);
    for (let times = 1; times <= 5; times += 1) {
      await recover();
      await rig.look();
      await until(1 + times);
    }
    expect((await rig.ask('GET', `/v2.1/servers/${uuid}`)).body.server.status).toBe('BUILD');
  });
});
