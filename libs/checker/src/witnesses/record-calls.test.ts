import { describe, expect, it } from 'vitest';
import { historyOf } from '../history.ts';
import { judge } from '../judge.ts';
import { soundCloud } from '../sound-cloud.ts';
import { acceptedByCalls } from './accepted-by-calls.ts';
import { createRecorder } from './record-calls.ts';
import type { RecordedClient } from './record-calls.ts';

const client: RecordedClient = {
  boot: async ({ name, count = 1 }) => Array.from({ length: count }, (_, n) => `${name}-${n}`),
  list: async () => [{ id: 'web-0', name: 'web', status: 'ACTIVE' }],
  show: async (id) => (id === 'none' ? null : { id, name: 'web', status: 'ERROR' }),
  remove: async (id) => id !== 'none',
};
const wishes = { name: 'web', flavor: '1', image: 'i' };

function rig(change: Partial<RecordedClient> = {}) {
  let now = 0;
  const recorder = createRecorder({ clock: { monotonic: () => (now += 10) } });
  const recorded = recorder.wrap({ ...client, ...change }, { process: 'p1', project: 'red' });
  return { recorder, recorded };
}
const failing = (status: number): Pick<RecordedClient, 'boot'> => ({
  boot: () => Promise.reject(Object.assign(new Error('no'), { status })),
});

describe('the record of calls', () => {
  it('has an entry before and one after each call, joined by a number', async () => {
    const { recorder, recorded } = rig();
    await recorded.boot({ ...wishes, count: 2, idempotencyKey: 'k' });
    expect(recorder.calls).toMatchObject([
      { process: 'p1', call: 1, type: 'invoke', action: 'boot', atMs: 10, boot: { count: 2, key: 'k' } },
      { call: 1, type: 'ok', status: 202, atMs: 20, servers: [{ id: 'web-0' }, { id: 'web-1' }] },
    ]);
  });

  it('tells of a call with several answers how long the slowest of them took', async () => {
    const { recorder, recorded } = rig({
      boot: async (_, onAnswer) => {
        for (const tookMs of [3, 5, 2]) onAnswer?.(tookMs);
        return [];
      },
      list: async (_, onAnswer) => {
        onAnswer?.(9);
        return [];
      },
    });
    await recorded.boot(wishes);
    await recorded.list();
    const ends = recorder.calls.filter(({ type }) => type === 'ok');
    expect(ends.map(({ slowestMs }) => slowestMs)).toEqual([5, undefined]);
  });

  it.each([
    [400, 'fail'],
    [503, 'fail'],
    [500, 'info'],
    [0, 'info'],
  ])('takes an answer of %i for %s', async (status, type) => {
    const { recorder, recorded } = rig(failing(status));
    await expect(recorded.boot(wishes)).rejects.toThrow('no');
    expect(recorder.calls.at(-1)).toMatchObject({ type, status, text: 'no' });
  });

  it('takes down what is not there as a refusal with 404', async () => {
    const { recorder, recorded } = rig();
    await recorded.show('none');
    await recorded.remove('none');
    const ends = recorder.calls.filter(({ type }) => type !== 'invoke');
    expect(ends.map(({ type, status }) => [type, status])).toEqual([
      ['fail', 404],
      ['fail', 404],
    ]);
  });

  it('names the faults that lasted from the begin of a call to its end', async () => {
    const { recorder, recorded } = rig({
      list: async () => {
        recorder.active = new Set(['stays', 'comes']);
        return [];
      },
    });
    recorder.active = new Set(['stays', 'goes']);
    await recorded.list();
    expect(recorder.calls.at(-1)?.during).toEqual(['stays']);
  });

  it('is one request for one key, and servers of unknown outcome are perhaps there', async () => {
    const { recorder, recorded } = rig();
    for (let again = 0; again < 2; again += 1) await recorded.boot({ ...wishes, idempotencyKey: 'k' });
    await recorded.remove('web-0');
    const lost = recorder.wrap({ ...client, ...failing(0) }, { process: 'p2', project: 'red' });
    await lost.boot({ ...wishes, count: 3 }).catch(() => undefined);
    expect(acceptedByCalls(recorder)).toEqual({
      accepted: [{ instanceUuids: ['web-0'], count: 1, flavorRef: '1' }],
      deleted: ['web-0'],
      perhapsAccepted: 3,
    });
  });

  it('lets as many strangers pass as requests of unknown outcome may have made', () => {
    const cloud = soundCloud();
    const history = { ...historyOf(cloud), calls: [], accepted: cloud.accepted!.slice(1) };
    const asked = { quiescent: true, invariants: ['I2'] };
    expect(judge(history, asked).verdict).toBe('invalid');
    expect(judge({ ...history, perhapsAccepted: 1 }, asked).verdict).toBe('valid');
  });
});
