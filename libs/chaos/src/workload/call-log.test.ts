import { RestError } from '@cellflow/stack';
import { describe, expect, it } from 'vitest';
import { CallLog } from './call-log.ts';
import { outcomesOf } from './load.ts';

const boot = (key: string, count = 1) => ({ count, flavorRef: '1', name: 'a', key, body: '{}' });

function logged(active: readonly string[] = []) {
  let now = 0;
  const log = new CallLog({ clock: { monotonic: () => ++now }, project: 'admin', active: () => active });
  const ask = (key: string, outcome: readonly string[] | number, count = 1) =>
    log.make(
      { process: 'p1', action: 'boot', boot: boot(key, count) },
      () =>
        typeof outcome === 'number' ? Promise.reject(new RestError(outcome, 'no')) : Promise.resolve(outcome),
      (ids) => ({ status: 202, servers: ids.map((id) => ({ id })) }),
    );
  return { log, ask };
}

describe('the record of the load', () => {
  it('holds the beginning and the end of every call, in their order, with the faults of that moment', async () => {
    const { log, ask } = logged(['f1']);
    await Promise.all([ask('a', ['s1']), ask('b', 400), ask('c', 0)]);
    expect(log.records.map(({ call, type }) => `${call} ${type}`)).toEqual([
      ...['1 invoke', '2 invoke', '3 invoke'],
      ...['1 ok', '2 fail', '3 info'],
    ]);
    expect(log.records[3]).toMatchObject({ status: 202, servers: [{ id: 's1' }], during: ['f1'], atMs: 4 });
    expect(log.records[5]).toMatchObject({ status: 0, process: 'p1' });
    expect(outcomesOf(log.records)).toEqual({ refused: 1, unknown: 1 });
  });

  it('counts a request once that was asked again under its key', async () => {
    const { log, ask } = logged();
    for (const outcome of [0, 503, ['s1'], ['s1']]) await ask('a', outcome);
    expect(log.accepted()).toEqual([{ instanceUuids: ['s1'], count: 1, flavorRef: '1' }]);
    expect(log.perhapsAccepted()).toBe(0);
  });

  it('counts what was never answered, or answered 503, as perhaps made; what was refused as not', async () => {
    const { log, ask } = logged();
    await ask('a', 0, 3);
    await ask('b', 503);
    await ask('c', 409);
    expect(log.perhapsAccepted()).toBe(4);
    expect(log.accepted()).toEqual([]);
  });

  it('passes on what is no answer', async () => {
    const { log } = logged();
    const act = () => Promise.reject(new TypeError('broken'));
    await expect(log.make({ process: 'p', action: 'list' }, act, () => ({ status: 200 }))).rejects.toThrow(
      'broken',
    );
  });
});
