import { describe, expect, it } from 'vitest';
import { historyOf } from './history.ts';
import type { GuestAct, History, Publication } from './history.ts';
import { guestsLeft } from './guest-spans.ts';
import { judge } from './judge.ts';
import { call, editProvider, tell } from './mutants/edit.ts';
import { soundCloud } from './sound-cloud.ts';

/** What looks like a violation and is none, and what is one beside it. */

const sound: History = { ...historyOf(soundCloud()), calls: [], faults: [] };

function found(history: History, id: string, quiescent = true): string[] {
  const [result] = judge(history, { quiescent, invariants: [id] }).results;
  return (result?.violations ?? []).map(({ message }) => message);
}

describe('a host whose inventory shrank', () => {
  const claim = (instanceUuid: string, amount: number) => ({
    ...{ type: 'allocation.claimed', instanceUuid, attempt: 1 },
    allocations: [{ providerUuid: 'uuid-h2', resources: [{ resourceClass: 'VCPU', amount }] }],
  });
  const changed = {
    type: 'inventory.updated',
    host: 'h2',
    detail: { provider_uuid: 'uuid-h2', generation: '9' },
  };
  const shrunk = (history: History) =>
    editProvider(history, 'uuid-h2', {
      inventories: [
        { resourceClass: 'VCPU', total: 1, allocationRatio: 1 },
        { resourceClass: 'MEMORY_MB', total: 9000, allocationRatio: 1 },
      ],
    });

  it('may stay over its limit', () => {
    expect(found(shrunk(tell(sound, 'placement', changed)), 'I6')).toEqual([]);
  });

  it('takes nothing more', () => {
    const more = tell(sound, 'placement', changed, claim('late', 1));
    const { id } = more.placement.ledger.at(-1)!;
    expect(found(shrunk(more), 'I6')).toEqual([`at ${id} h2 has 3 of 1 VCPU claimed`]);
  });

  it('may keep as much in other hands, exchanged in one commit', () => {
    const ledger = tell(sound, 'placement', changed).placement.ledger;
    const swap = (amount: number): History => ({
      ...sound,
      placement: {
        ...sound.placement,
        ledger: [
          ...ledger,
          ...tell(
            sound,
            'placement',
            { type: 'allocation.released', instanceUuid: 'a', attempt: 2 },
            claim('n', amount),
          )
            .placement.ledger.slice(-2)
            .map(({ event }, at) => ({ id: `99-${at}`, event })),
        ],
      },
    });
    expect(found(shrunk(swap(2)), 'I6')).toEqual([]);
    expect(found(shrunk(swap(3)), 'I6')).toEqual(['at 99-1 h2 has 3 of 1 VCPU claimed']);
  });
});

describe('a server whose cell does not answer an hour later', () => {
  const boot = { name: 's', flavorRef: '1', count: 1, body: '' };
  const listed = (history: History, status: string, atMs: number) =>
    call(history, { action: 'list', atMs }, { servers: [{ id: 's', status }] });
  const booted = call(sound, { action: 'boot', boot }, { status: 202, servers: [{ id: 's' }] });

  it('has ended in time where it was seen to have ended before', () => {
    const later = 3_600_000_000;
    expect(found(listed(listed(booted, 'ACTIVE', 1000), 'UNKNOWN', later), 'I14')).toEqual([]);
    expect(found(listed(listed(booted, 'BUILD', 1000), 'UNKNOWN', later), 'I14')).toHaveLength(1);
    expect(found(listed(listed(booted, 'ACTIVE', 1000), 'BUILD', later), 'I14')).toHaveLength(1);
  });
});

describe('two guests of one server', () => {
  const guest = (host: string, act: 'spawn' | 'destroy', atMs: number): GuestAct => ({
    ...{ host, act, atMs, instanceUuid: 'a', attempt: host === 'h2' ? 2 : 1 },
  });
  const overlapping = (ms: number): History => {
    const guestActs = [guest('h1', 'spawn', 0), guest('h1', 'destroy', 100 + ms), guest('h2', 'spawn', 100)];
    return { ...sound, guestActs, guests: guestsLeft(guestActs) };
  };

  it('may overlap while the old one is found out, and no longer', () => {
    expect(found(overlapping(10_000), 'I3')).toEqual([]);
    expect(found(overlapping(10_001), 'I3')).toEqual([
      'ran on h1 and on h2 for 10001 ms, 10000 ms are allowed',
    ]);
  });
});

describe('a lease', () => {
  it('is held by one attempt at a time', () => {
    const begun = (attempt: number, host: string) => ({
      type: 'build.begun',
      instanceUuid: 'z',
      attempt,
      host,
    });
    const history: History = { ...sound, guestActs: [], guests: [] };
    const both = tell(history, 'cell1', begun(1, 'h1'), begun(2, 'h2'));
    expect(found(both, 'I3', false)).toEqual(['attempt 2 on h2 began while attempt 1 on h1 held the lease']);
    const failed = { type: 'build.failed', instanceUuid: 'z', attempt: 1 };
    expect(found(tell(history, 'cell1', begun(1, 'h1'), failed, begun(2, 'h2')), 'I3', false)).toEqual([]);
  });
});

describe('an answer of the API', () => {
  it('is not owed while the API itself is broken', () => {
    const fault = {
      ...{ id: 'f', kind: 'kill', target: 'api', beganAtMs: 0, healedAtMs: 9 },
      effect: { text: 'processes ended', amount: 1 },
    };
    const lost = (during: readonly string[]) =>
      call({ ...sound, faults: [fault] }, { action: 'list' }, { type: 'info', status: 0, during });
    expect(found(lost(['f']), 'I29')).toEqual([]);
    expect(found(lost([]), 'I29')).toEqual(['list was never answered']);
  });

  it('may be late while the API itself is made to hang', () => {
    const late = (kind: string, target: string) => {
      const fault = { id: 'f', kind, target, beganAtMs: 0, healedAtMs: 9 };
      const history = { ...sound, faults: [{ ...fault, effect: { text: 'servers stood', amount: 1 } }] };
      const answer = { status: 200, servers: [], tookMs: 6000, during: ['f'] };
      return found(call(history, { action: 'list' }, answer), 'I29');
    };
    expect(late('hang', 'api')).toEqual([]);
    expect(late('kill', 'api')).not.toEqual([]);
    expect(late('hang', 'placement')).not.toEqual([]);
  });

  it('took no longer for the time in which whoever waited for it stood still', () => {
    const late = (stalledMs: number) =>
      call(sound, { action: 'list' }, { status: 200, servers: [], tookMs: 6000, stalledMs });
    expect(found(late(3999), 'I29')).toEqual(['1 of 1 calls took over 2000 ms']);
    expect(found(late(4000), 'I29')).toEqual([]);
  });

  it('is one page of a long list, and not all of them together', () => {
    const pages = (slowestMs: number) =>
      call(sound, { action: 'list' }, { status: 200, servers: [], tookMs: 6000, slowestMs });
    expect(found(pages(2001), 'I29')).toEqual(['1 of 1 calls took over 2000 ms']);
    expect(found(pages(1999), 'I29')).toEqual([]);
  });

  it('may be 404 once a delete has begun', () => {
    const show = { action: 'show' as const, server: 's' };
    const boot = { count: 1, flavorRef: '1', name: 's', body: '{}' };
    const booted = call(sound, { action: 'boot', boot }, { status: 202, servers: [{ id: 's' }] });
    const missing = { type: 'fail' as const, status: 404 };
    expect(found(call(booted, show, missing), 'I29')).toEqual(['was accepted and then not found']);
    const gone = call(booted, { action: 'delete', server: 's' }, { status: 204 });
    expect(found(call(gone, show, missing), 'I29')).toEqual([]);
  });
});

describe('a listing while a cell is down', () => {
  const fault = {
    ...{ id: 'f', kind: 'cut', target: 'cell1', beganAtMs: 0, healedAtMs: 9, downCell: 'cell1' },
    effect: { text: 'connections cut', amount: 1 },
  };
  const boot = { count: 1, flavorRef: '1', name: 's', body: '{}' };
  const booted = (history: History, id: string) =>
    call(history, { action: 'boot', boot }, { status: 202, servers: [{ id }] });
  const listed = (history: History, status: string) =>
    call(history, { action: 'list' }, { servers: [{ id: 'a', status }], during: ['f'] });
  const mapped = { type: 'server.scheduled', instanceUuid: 'a' };
  const next = { type: 'server.accepted', instanceUuid: 'n' };
  const api = (...events: { type: string; instanceUuid: string }[]) =>
    booted(tell({ ...sound, faults: [fault], api: { ...sound.api, ledger: [] } }, 'api', ...events), 'a');
  const withNext = (history: History, status: string) =>
    call(
      booted(history, 'n'),
      { action: 'list' },
      {
        servers: [
          { id: 'a', status },
          { id: 'n', status: 'BUILD' },
        ],
        during: ['f'],
      },
    );
  const wrong = ['is listed as BUILD while its cell cell1 is down'];

  it('may show a server in BUILD that comes into the cell later', () => {
    expect(found(listed(api(mapped), 'BUILD'), 'I25')).toEqual([]);
    expect(found(withNext(api(next, mapped), 'BUILD'), 'I25')).toEqual([]);
  });

  it('may not where the server was mapped before another was accepted', () => {
    expect(found(withNext(api(mapped, next), 'BUILD'), 'I25')).toEqual(wrong);
    expect(found(withNext(api(mapped, next), 'UNKNOWN'), 'I25')).toEqual([]);
  });

  it('took no longer for the time in which whoever waited for it stood still', () => {
    const late = (stalledMs: number) =>
      call(
        api(),
        { action: 'list' },
        { servers: [{ id: 'a', status: 'UNKNOWN' }], during: ['f'], tookMs: 1400, stalledMs },
      );
    expect(found(late(401), 'I25')).toEqual([]);
    expect(found(late(400), 'I25')).toEqual(['a listing took 1000 ms while cell1 was down']);
  });

  it('may fail while the store of the API is broken, too, and only then', () => {
    const refused = (kind: string, healedAtMs: number) => {
      const other = { ...fault, id: 's', kind, target: kind, healedAtMs, downCell: undefined };
      const history = { ...api(), faults: [fault, other] };
      return call(history, { action: 'list', atMs: 3000 }, { type: 'fail', status: 503, during: ['f'] });
    };
    const text = 'a listing failed while cell1 was down';
    expect(found(refused('store-restart', 1100), 'I25')).toEqual([]);
    expect(found(refused('store-restart', 900), 'I25')).toEqual([text]);
    expect(found(refused('broker-kill', 1100), 'I25')).toEqual([text]);
  });

  it('may never show what only its cell can know', () => {
    const text = 'is listed as ACTIVE while its cell cell1 is down';
    expect(found(listed(api(mapped), 'ACTIVE'), 'I25')).toEqual([text]);
  });
});

describe('a provider', () => {
  const told = (generation: number) => ({
    ...{ type: 'provider.updated', host: 'h3' },
    detail: { provider_uuid: 'uuid-h3', generation: String(generation) },
  });
  const claim = {
    ...{ type: 'allocation.claimed', instanceUuid: 'x', attempt: 1 },
    allocations: [{ providerUuid: 'uuid-h3', resources: [] }],
  };
  const at = (history: History) => ({
    ...editProvider(history, 'uuid-h3', { generation: 9 }),
    cells: [],
  });

  it('rises by one for itself and one for each claim between', () => {
    expect(found(at(tell(sound, 'placement', told(1), claim, told(3))), 'I28')).toEqual([]);
    expect(found(at(tell(sound, 'placement', told(1), told(3))), 'I28')).toEqual([
      'h3 went from generation 1 to 3 with 0 claims between',
    ]);
  });
});

describe('a claim on a provider of no cell', () => {
  const storage = (traits: readonly string[], cell = ''): History => {
    const claim = {
      ...{ type: 'allocation.claimed', instanceUuid: 'a', attempt: 2 },
      allocations: [{ providerUuid: 'uuid-k1', resources: [{ resourceClass: 'DISK_GB', amount: 1 }] }],
    };
    return editProvider(tell(sound, 'placement', claim), 'uuid-k1', { cell, traits: [...traits] });
  };

  it('is at home everywhere where it is shared', () => {
    expect(found(storage(['MISC_SHARES_VIA_AGGREGATE']), 'I11')).toEqual([]);
  });

  it('is one on a stranger where it is not, or is of another cell', () => {
    expect(found(storage([]), 'I11')).toEqual(['is in cell1 and met k1 of ']);
    expect(found(storage(['MISC_SHARES_VIA_AGGREGATE'], 'cell2'), 'I11')).toEqual([
      'is in cell1 and met k1 of cell2',
    ]);
  });
});

describe('a record that was written and lost at hop 5', () => {
  const invariants = ['I10', 'I11', 'I15', 'I16'];
  const wrong = (history: History, uuid: string) =>
    judge(history, { quiescent: true, invariants }).results.flatMap(({ id, violations }) =>
      violations.some(({ instanceUuid }) => instanceUuid === uuid) ? [id] : [],
    );
  const scheduled = (instanceUuid: string, cell: string, history: History) => {
    const others = history.api.ledger.filter(({ event }) => event.instanceUuid !== instanceUuid);
    const api = { ...history.api, ledger: others };
    return tell({ ...history, api }, 'api', { type: 'server.scheduled', instanceUuid, cell });
  };
  const buried = { type: 'instance.buried', instanceUuid: 'a', toState: 'error/none' };
  const undone = {
    type: 'instance.deleted',
    instanceUuid: 'a',
    fromState: 'error/none',
    toState: 'deleted/none',
  };

  it('stood for nobody once it is gone: a burial, where a cell was faster', () => {
    expect(wrong(scheduled('a', 'cell1', tell(sound, 'cell0', buried, undone)), 'a')).toEqual([]);
  });

  it('stood for nobody once it is gone: one in a cell, where a burial was faster', () => {
    const created = { instanceUuid: 'c', type: 'instance.created', toState: 'building/scheduling' };
    const gone = { ...undone, instanceUuid: 'c', fromState: 'building/scheduling' };
    const told = tell(sound, 'cell1', created, gone);
    const tomb = { ...sound.cells[0]!.instances[0]!, cell: 'cell1', vmState: 'deleted' };
    const cells = told.cells.map((cell) =>
      cell.name === 'cell1' ? { ...cell, instances: [...cell.instances, tomb] } : cell,
    );
    expect(wrong(scheduled('c', 'cell0', { ...told, cells }), 'c')).toEqual([]);
    expect(wrong(scheduled('c', 'cell1', { ...told, cells }), 'c')).toContain('I11');
  });

  it('is the server’s where it is still there, where hop 5 chose it, and where more has become of it', () => {
    const there = scheduled('a', 'cell1', tell(sound, 'cell0', buried));
    const chosen = scheduled('a', 'cell0', tell(sound, 'cell0', buried, undone));
    const more = { ...buried, type: 'build.state', fromState: 'error/none', toState: 'active/none' };
    const end = { ...undone, fromState: 'active/none' };
    const lived = scheduled('a', 'cell1', tell(sound, 'cell0', buried, more, end));
    for (const history of [there, chosen, lived])
      expect(wrong(history, 'a')).toEqual(expect.arrayContaining(['I11', 'I16']));
  });
});

describe('what a recovery of placement gives back', () => {
  const restored = { type: 'allocation.restored', instanceUuid: 'a', attempt: 2 };
  const recovery = (...events: readonly object[]) => [
    { type: 'store.recovering' },
    ...events,
    { type: 'store.recovered' },
  ];
  const lost = (...events: readonly object[]): History => {
    const { ledger } = sound.placement;
    const kept = ledger.filter(
      ({ event }) =>
        !(event.instanceUuid === 'a' && event.attempt === 2 && event.type === 'allocation.claimed'),
    );
    return tell({ ...sound, placement: { ...sound.placement, ledger: kept } }, 'placement', ...events);
  };
  const released = { type: 'allocation.released', instanceUuid: 'a', attempt: 2, messageId: '' };

  it('is held, and may be released', () => {
    const history = lost(...recovery(restored), released);
    for (const id of ['I8', 'I9', 'I36']) expect(found(history, id), id).toEqual([]);
  });

  it('may leave out a claim that no cell knows of, which its attempt makes again then, and no other', () => {
    const dropped = { type: 'allocation.released', instanceUuid: 'a', attempt: 2 };
    const claim = (attempt: number) => ({ type: 'allocation.claimed', instanceUuid: 'a', attempt });
    expect(found(tell(sound, 'placement', ...recovery(dropped), claim(2)), 'I8')).toEqual([]);
    const text = (attempt: number) => [expect.stringMatching(`attempt ${attempt} claimed after attempt 2`)];
    expect(found(tell(sound, 'placement', ...recovery(dropped), claim(1)), 'I8')).toEqual(text(1));
    expect(found(tell(sound, 'placement', dropped, claim(2)), 'I8')).toEqual(text(2));
  });

  it('may be more than a host has, and is counted against the next', () => {
    const on = (amount: number) => [
      { providerUuid: 'uuid-h2', resources: [{ resourceClass: 'VCPU', amount }] },
    ];
    const over = lost(...recovery({ ...restored, allocations: on(5) }));
    expect(found(over, 'I6')).toEqual([]);
    const next = { type: 'allocation.claimed', instanceUuid: 'next', attempt: 1, allocations: on(1) };
    expect(found(tell(over, 'placement', next), 'I6')).toEqual([
      expect.stringMatching(/h2 has 6 of 4 VCPU claimed/),
    ]);
  });
});

describe('a reply', () => {
  const call = (callId: number, afterGap?: true) =>
    ({ vhost: 'v', kind: 'call', replyTo: 'r', callId, ...(afterGap && { afterGap }) }) as Publication;
  const reply = (callId: number) =>
    ({ vhost: 'v', user: 'placement', kind: 'reply', replyTo: 'r', callId }) as Publication;
  const heard = (...traffic: Publication[]) => found({ ...sound, traffic }, 'I24');

  it('may answer what was asked while the broker was not heard', () => {
    expect(heard(call(42, true), call(45), reply(43))).toEqual([]);
    expect(heard(call(42), call(45), reply(43))).toEqual(['placement answered call 43, which r never asked']);
  });

  it('answers nothing that is asked later than all that was heard', () => {
    expect(heard(call(42, true), reply(43))).toEqual(['placement answered call 43, which r never asked']);
  });

  it('answers what its address has asked, where that was heard before the broker was away', () => {
    const before = { ...call(1), vhost: 'v' };
    const other = { ...call(7, true), replyTo: 'other' };
    expect(heard(before, call(9), other, reply(8))).toEqual([
      'placement answered call 8, which r never asked',
    ]);
  });
});

describe('a dead letter', () => {
  const faultOn = (...messages: string[]) => ({
    ...{ id: 'f1', kind: 'failpoint', target: 'cell1-conductor', beganAtMs: 0, healedAtMs: 9 },
    ...{ effect: { text: '6 processes ended', amount: 6 }, messages },
  });
  const deadLetters = [
    {
      ...{ vhost: 'cell1', queue: 'dead-letter.conductor', messageId: 'r1:a:1:report' },
      headers: { 'x-first-death-reason': 'delivery_limit', 'x-first-death-queue': 'conductor' },
    },
  ];

  it('is fair where a fault made it, or its server, poisonous; not because another was', () => {
    const unfair = (...messages: string[]) =>
      found({ ...sound, deadLetters, faults: [faultOn(...messages)] }, 'I23');
    expect([unfair('r1:a:1:report'), unfair('a')]).toEqual([[], []]);
    expect(unfair('b')).toEqual(['r1:a:1:report is a dead letter and was not poisonous']);
  });
});

describe('a message that comes again', () => {
  const claim = {
    ...{ type: 'allocation.claimed', instanceUuid: 'again', attempt: 1, host: 'h1', messageId: 'm' },
    allocations: [],
  };
  const released = { type: 'allocation.released', instanceUuid: 'again', attempt: 1 };
  const recovery = (...given: object[]) => [
    { type: 'store.recovering' },
    ...given,
    { type: 'store.recovered' },
  ];
  const told = (...events: object[]) => found(tell(sound, 'placement', ...events), 'I20');

  it('may claim what a recovery gave up, once', () => {
    const twice = ['message m made "allocation.claimed" twice'];
    expect(told(claim, ...recovery(released), claim)).toEqual([]);
    expect(told(claim, ...recovery(released), claim, claim)).toEqual(twice);
    expect(told(claim, ...recovery(), claim)).toEqual(twice);
    expect(told(claim, ...recovery(), released, claim)).toEqual(twice);
  });
});
