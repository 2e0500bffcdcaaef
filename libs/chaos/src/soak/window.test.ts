import { historyOf } from '@cellflow/checker';
import type { BrokerTrace, CallRecord, History, Publication } from '@cellflow/checker';
import { Instance, LedgerEvent } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { describe, expect, it } from 'vitest';
import { createWindow } from './window.ts';

const told = (id: string, instanceUuid: string, type = 'instance.created') => ({
  ...{ id, event: LedgerEvent.create({ instanceUuid, type }) },
});
const boot = (call: number, key: string, id: string): CallRecord[] => {
  const about = { process: 'p', call, action: 'boot' as const, atMs: call, project: 'admin' };
  return [
    { ...about, type: 'invoke', boot: { count: 1, flavorRef: '1', name: key, key, body: '' } },
    { ...about, type: 'ok', servers: [{ id }] },
  ];
};
const cast = (instanceUuid: string, kind: Publication['kind'] = 'cast') =>
  ({ vhost: 'v', kind, instanceUuid }) as Publication;

/** "gone" was booted and deleted; "stays" was booted. `more` happens to the cell's ledger afterwards. */
function history(more: ReturnType<typeof told>[] = [], goneState = 'deleted'): History {
  const sound = historyOf({
    accepted: ['gone', 'stays'].map((id) => ({ instanceUuids: [id], count: 1, flavorRef: '1' })),
    deleted: ['gone'],
    api: {
      mappings: ['gone', 'stays'].map((instanceUuid) =>
        InstanceMapping.create({ instanceUuid, cell: 'cell1' }),
      ),
      buildRequests: [],
      ledger: [told('1-0', 'gone'), told('2-0', 'stays')],
    },
    cells: [
      {
        name: 'cell1',
        instances: [
          Instance.create({ uuid: 'gone', vmState: goneState }),
          Instance.create({ uuid: 'stays', vmState: 'active' }),
        ],
        ledger: [told('9-0', 'gone'), told('10-0', 'stays'), told('11-0', '', 'provider.updated'), ...more],
      },
    ],
    placement: { providers: [], consumers: [], ledger: [] },
    ...{ guests: [], alternates: 2 },
  });
  const act = (instanceUuid: string) => ({
    ...{ host: 'h1', act: 'spawn' as const, instanceUuid, attempt: 1, atMs: 0 },
  });
  const list: CallRecord = {
    process: 'l',
    call: 9,
    type: 'invoke',
    action: 'list',
    atMs: 9,
    project: 'admin',
  };
  return {
    ...sound,
    calls: [...boot(1, 'k1', 'gone'), ...boot(2, 'k2', 'stays'), list],
    guestActs: [act('gone'), act('stays'), ...more.map(({ event }) => act(event.instanceUuid))],
    faults: [],
  };
}

function traceOf(traffic: Publication[]): BrokerTrace {
  return {
    traffic,
    silent: () => [],
    gaps: () => 0,
    stop: async () => undefined,
    forget: (done) => void traffic.splice(0, Infinity, ...traffic.filter((each, at) => !done(each, at))),
  };
}

const cellOf = ({ cells }: History) => cells[0]!;
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe('the window of a soak', () => {
  it('shows everything until something is settled', () => {
    const whole = history();
    expect(createWindow().view(whole)).toEqual(whole);
  });

  it('leaves out what is settled, keeps what is open, and forgets what was seen of it', () => {
    const window = createWindow();
    const traffic = [cast('gone'), cast('stays'), cast('', 'reply'), cast('', 'call')];
    const past = window.settle(window.view(history()), traceOf(traffic));
    expect(past.calls.map(({ call }) => call)).toEqual([2, 2]);
    expect(traffic).toEqual([cast('stays'), cast('', 'call')]);
    const heads = ['9-0', '10-0', '12-0'].map((id) => ({ scope: 'cell1', id, text: '' }));
    const seen = window.view({ ...history(), heads });
    expect(seen.accepted?.flatMap(({ instanceUuids }) => instanceUuids)).toEqual(['stays']);
    expect(seen.deleted).toEqual([]);
    expect(seen.guestActs?.map(({ instanceUuid }) => instanceUuid)).toEqual(['stays']);
    expect([idsOf(seen.api.ledger), idsOf(cellOf(seen).ledger)]).toEqual([['2-0'], ['10-0']]);
    expect(cellOf(seen).instances.map(({ uuid }) => uuid)).toEqual(['stays']);
    expect(idsOf(seen.heads)).toEqual(['10-0', '12-0']);
  });

  it('shows what happens to a server after it was settled', () => {
    const window = createWindow();
    window.settle(window.view(history()), traceOf([]));
    const seen = window.view(history([told('12-0', 'gone', 'build.begun')], 'active'));
    expect(idsOf(cellOf(seen).ledger)).toEqual(['10-0', '12-0']);
    expect(cellOf(seen).instances.map(({ uuid }) => uuid)).toEqual(['gone', 'stays']);
    expect(seen.guestActs?.map(({ instanceUuid }) => instanceUuid)).toEqual(['stays', 'gone']);
  });

  it('settles nothing of which anything is left', () => {
    const requested = history();
    const left: History[] = [
      history([], 'active'),
      { ...requested, guests: [{ host: 'h1', instanceUuid: 'gone', attempt: 1 }] },
      { ...requested, deleted: [] },
      {
        ...requested,
        api: { ...requested.api, buildRequests: [BuildRequest.create({ instanceUuid: 'gone' })] },
      },
    ];
    for (const each of left) {
      const window = createWindow();
      expect(window.settle(window.view(each), traceOf([])).calls).toHaveLength(4);
      expect(window.view(each).accepted).toHaveLength(2);
    }
  });
});
