import { historyOf } from '@cellflow/checker';
import type { History } from '@cellflow/checker';
import { Instance, LedgerEvent } from '@cellflow/contracts-common';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const server = (uuid: string, vmState: string) => Instance.create({ uuid, vmState });
const event = (instanceUuid: string, type: string) => ({
  id: '1-0',
  event: LedgerEvent.create({ instanceUuid, type }),
});

function history(): History {
  const none = { mappings: [], buildRequests: [], ledger: [] };
  return historyOf({
    accepted: [{ instanceUuids: ['a', 'b', 'c', 'd', 'e', 'f'], count: 6, flavorRef: '1' }],
    ...{ deleted: ['d'], api: none, guests: [], alternates: 2 },
    cells: [
      { name: 'cell0', instances: [server('b', 'error')], ledger: [event('b', 'instance.buried')] },
      {
        name: 'cell1',
        instances: [
          server('a', 'active'),
          server('c', 'error'),
          server('d', 'deleted'),
          server('e', 'building'),
        ],
        ledger: [event('c', 'build.exhausted')],
      },
    ],
    placement: { providers: [], consumers: [], ledger: [] },
  });
}

describe('the outcome of a run', () => {
  it('counts every accepted server by its end, and those in ERROR by their fault', () => {
    expect(outcomeOf(history(), { verdict: 'valid' })).toEqual({
      verdict: 'valid',
      servers: { ACTIVE: 1, ERROR: 2, DELETED: 1, BUILD: 2 },
      faults: { NoValidHost: 1, MaxRetriesExceeded: 1 },
      calls: { refused: 0, unknown: 0 },
      deadLetters: {},
      events: { 'instance.buried': 1, 'build.exhausted': 1 },
    });
  });

  it('counts dead letters by their reason, the words of the broker included', () => {
    const letter = (headers: Readonly<Record<string, string>>) => ({
      ...{ vhost: 'cell1', queue: 'dead-letter.conductor', messageId: 'm', headers },
    });
    const deadLetters = [
      letter({ reason: 'MALFORMED' }),
      letter({ 'x-first-death-reason': 'delivery_limit' }),
      letter({ reason: 'MALFORMED' }),
    ];
    const outcome = outcomeOf({ ...history(), deadLetters }, { verdict: 'valid' });
    expect(outcome.deadLetters).toEqual({ MALFORMED: 2, delivery_limit: 1 });
  });

  it('counts a server as deleted whose delete nobody answered and which is gone', () => {
    const asked = {
      process: 'd1',
      call: 1,
      action: 'delete',
      server: 'd',
      atMs: 0,
      project: 'admin',
    } as const;
    const calls = [
      { ...asked, type: 'invoke' },
      { ...asked, type: 'info', status: 0 },
    ] as const;
    const { servers } = outcomeOf({ ...history(), deleted: [], calls }, { verdict: 'valid' });
    expect(servers).toEqual({ ACTIVE: 1, ERROR: 2, DELETED: 1, BUILD: 2 });
    expect(outcomeOf({ ...history(), deleted: [] }, { verdict: 'valid' }).servers['BUILD']).toBe(3);
  });
});
