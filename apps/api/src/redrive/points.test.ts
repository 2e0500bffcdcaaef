import { Instance } from '@cellflow/contracts-common';
import { BuildRequest } from '@cellflow/contracts-global';
import { instanceChange, readInstance } from '@cellflow/instances';
import { RpcError } from '@cellflow/rpc';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { describe, expect, it, vi } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';

const steps = ['redrive', 'give_up', 'bury_row', 'bury_mapping'].flatMap((step) => [
  `api.before_${step}`,
  `api.after_${step}`,
]);

/** A server whose messages are all dead letters. The API ends, once, where it comes by `endsAt`. */
async function lost(endsAt = ''): Promise<{ rig: Rig; uuid: string; passed: string[] }> {
  const passed: string[] = [];
  const rig = await createRig({
    failpoints: {
      armed: true,
      hit: async (name: string) => {
        passed.push(name);
        if (name === endsAt && passed.filter((each) => each === name).length === 1)
          throw new Error('the process ended');
      },
    },
  });
  rig.seen.schedule = () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no flavor'));
  await rig.look();
  const [uuid] = await rig.boot();
  return { rig, uuid: uuid!, passed };
}

const statusOf = async (rig: Rig, uuid: string) =>
  (await rig.ask('GET', `/v2.1/servers/${uuid}`)).body.server.status;

/** Time passes until the outbox owes nothing and the server has the status. */
const until = (rig: Rig, uuid: string, status: string) =>
  vi.waitFor(
    async () => {
      rig.pass(10_000);
      await rig.look().catch(() => undefined);
      await rig.sweep();
      await rig.settle();
      expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
      expect(await statusOf(rig, uuid)).toBe(status);
    },
    { timeout: 10_000, interval: 1 },
  );

describe('the points of a message that is gone', () => {
  it('are passed in their order, each before or after what lasts', async () => {
    const { rig, uuid, passed } = await lost();
    await until(rig, uuid, 'ERROR');
    const redrives = ['api.before_redrive', 'api.after_redrive'];
    expect(passed.filter((name) => steps.includes(name))).toEqual([
      ...redrives,
      ...redrives,
      ...steps.slice(2),
    ]);
    expect(passed.slice(passed.indexOf('api.after_bury_mapping') + 1)).toContain('api.after_release');
  });

  it.each(steps)('are all gone on from where the API ends there: %s', async (point) => {
    const { rig, uuid, passed } = await lost(point);
    await until(rig, uuid, 'ERROR');
    expect(passed).toContain(point);
    expect(rig.seen.unclaims.length).toBeGreaterThan(0);
    expect((await readInstance(rig.cells.get('cell0')!, uuid))?.instance.vmState).toBe('error');
  });

  it('lead back out of cell0 where a cell has the server after all', async () => {
    const { rig, uuid, passed } = await lost('api.after_bury_row');
    const request = () => rig.store.get(apiKeys.buildRequest(uuid));
    await vi.waitFor(
      async () => {
        rig.pass(10_000);
        await rig.look();
        await rig.sweep();
        await rig.settle();
        expect(passed).toContain('api.after_bury_row');
      },
      { timeout: 10_000, interval: 1 },
    );
    const { instance } = BuildRequest.decode((await request())!.value);
    const after = Instance.create({ ...instance, cell: 'cell2', host: 'cell2-h1', attempt: 1 });
    const event = { type: 'instance.created', actor: 'test' };
    await rig.cells.get('cell2')!.commit(instanceChange({ before: null, after, event }));
    await until(rig, uuid, 'BUILD');
    expect(passed).toContain('api.after_bury_undone');
    expect((await readInstance(rig.cells.get('cell0')!, uuid))?.instance.vmState).toBe('deleted');
    expect(rig.seen.unclaims).toEqual([]);
  });
});
