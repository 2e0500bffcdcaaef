import { LedgerEvent } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { describe, expect, it } from 'vitest';
import { checkCloud, checks, violationsText } from './checks.ts';
import type { CloudSnapshot } from './snapshot.ts';
import { soundCloud, withCellEvents, withInstance, withPlacement } from './sound-cloud.ts';

const sound = soundCloud();
const claimed = (instanceUuid: string, attempt: number, host: string, amount = 2) => ({
  ...{ type: 'allocation.claimed', instanceUuid, attempt },
  allocations: [{ providerUuid: `uuid-${host}`, resources: [{ resourceClass: 'VCPU', amount }] }],
});
const released = (instanceUuid: string, attempt: number) => ({
  ...{ type: 'allocation.released', instanceUuid, attempt },
});
const withApi = (change: Partial<CloudSnapshot['api']>): CloudSnapshot => ({
  ...sound,
  api: { ...sound.api, ...change },
});
const [first] = sound.api.mappings;

/** Which check, what is broken, what it says. */
const broken: [keyof typeof checks, string, CloudSnapshot, string][] = [
  [
    'acceptedRequestsEnd',
    'a server that rests in a build',
    withInstance(sound, 'a', { vmState: 'building', taskState: 'spawning' }),
    'I1 a rests in building/spawning in cell1 (attempt 2, host "h2")',
  ],
  [
    'acceptedRequestsEnd',
    'a lost server',
    { ...sound, accepted: [{ instanceUuids: ['z'], count: 1, flavorRef: 'small' }] },
    'I1 z was accepted and is in no cell',
  ],
  [
    'acceptedRequestsEnd',
    'a deleted server that is still there',
    { ...sound, deleted: ['d', 'a'] },
    'I1 a was deleted and is still in cell1: active/none',
  ],
  [
    'acceptedRequestsEnd',
    'a build request that nobody took',
    withApi({ buildRequests: [BuildRequest.create({ instanceUuid: 'a' })] }),
    'I1 a still has a build request',
  ],
  [
    'acceptedRequestsEnd',
    'a lease of a finished build',
    withInstance(sound, 'a', { leaseExpiresAtMs: 9 }),
    'I1 a is active/none and still holds a lease',
  ],
  [
    'exactMultiplicity',
    'a server in two cells',
    {
      ...sound,
      cells: [
        ...sound.cells,
        { name: 'cell2', instances: sound.cells[1]!.instances.slice(0, 1), ledger: [] },
      ],
    },
    'I2 a is in 2 cells: cell1, cell2',
  ],
  [
    'exactMultiplicity',
    'a server that nobody asked for',
    { ...sound, accepted: sound.accepted!.slice(1) },
    'I2 a nobody asked for it',
  ],
  [
    'exactMultiplicity',
    'a mapping to another cell',
    withApi({
      mappings: [InstanceMapping.create({ ...first, cell: 'cell2' }), ...sound.api.mappings.slice(1)],
    }),
    'I2 a is mapped to "cell2" and is in cell1',
  ],
  [
    'exactMultiplicity',
    'a request that got too few',
    { ...sound, accepted: [...sound.accepted!, { instanceUuids: ['d'], count: 2, flavorRef: 'small' }] },
    'I2 d a request for 2 servers got 1\nI2 d stands for two accepted servers',
  ],
  [
    'allocationIsOwner',
    'an ACTIVE server that holds nothing',
    withPlacement(sound, { consumers: () => ({ allocations: [] }) }),
    'I4 a is ACTIVE on h2 and holds nothing',
  ],
  [
    'allocationIsOwner',
    'an allocation on another host',
    withInstance(sound, 'a', { host: 'h3' }),
    'I4 a is ACTIVE on h3 and holds allocations on h2',
  ],
  [
    'allocationIsOwner',
    'an allocation of another attempt',
    withPlacement(sound, { consumers: () => ({ heldAttempt: 1 }) }),
    'I4 a is ACTIVE by attempt 2, its allocation is of attempt 1',
  ],
  [
    'allocationIsOwner',
    'an allocation of another size',
    withInstance(sound, 'a', {
      requestSpec: { flavor: { vcpus: 2, memoryMb: 4096, extraSpecs: { 'resources:CUSTOM_GPU': '1' } } },
    }),
    'I4 a holds MEMORY_MB 4096, VCPU 2, its flavor takes CUSTOM_GPU 1, MEMORY_MB 4096, VCPU 2',
  ],
  [
    'noLeakedAllocation',
    'an allocation of a server in ERROR',
    withInstance(sound, 'a', { vmState: 'error' }),
    'I5 a is error/none and still holds MEMORY_MB 4096, VCPU 2 of attempt 2',
  ],
  [
    'noLeakedAllocation',
    'an allocation of a deleted server',
    withInstance(sound, 'a', { vmState: 'deleted' }),
    'I5 a is no live server and still holds MEMORY_MB 4096, VCPU 2 of attempt 2',
  ],
  [
    'noOvercommit',
    'a host that was over its capacity for a moment',
    withPlacement(sound, { events: [claimed('x', 1, 'h2', 3), released('x', 1)] }),
    'I6 x at 1-0 h2 has 5 of 4 VCPU claimed',
  ],
  [
    'usageIsConserved',
    'usage that nobody causes',
    withPlacement(sound, {
      providers: ({ name }) => (name === 'k1' ? { used: [{ resourceClass: 'VCPU', amount: 2 }] } : {}),
    }),
    'I7 k1 says that 2 VCPU are used; its consumers hold 0',
  ],
  [
    'unclaimPrecedesClaim',
    'two claims at once',
    withPlacement(sound, { events: [claimed('a', 3, 'h3')] }),
    'I8 a attempt 3 claimed while attempt 2 held its claim (at 1-0)',
  ],
  [
    'unclaimPrecedesClaim',
    'an attempt that claims twice',
    withPlacement(sound, { events: [released('a', 2), claimed('a', 2, 'h3')] }),
    'I8 a attempt 2 claimed after attempt 2 (at 2-0)',
  ],
  [
    'unclaimPrecedesClaim',
    'a release by another attempt',
    withPlacement(sound, { events: [released('a', 1)] }),
    'I8 a attempt 1 released the claim of attempt 2 (at 1-0)',
  ],
  [
    'retryIsBounded',
    'a host that is tried twice',
    withInstance(sound, 'a', { hostList: [{ host: 'h1' }] }),
    'I10 a a host comes twice: h1, h2, h1',
  ],
  [
    'retryIsBounded',
    'more hosts than were selected',
    withInstance(sound, 'a', { hostList: [{ host: 'h3' }, { host: 'h4' }] }),
    'I10 a 4 hosts for at most 1 + 2: h1, h2, h3, h4',
  ],
  [
    'retryIsBounded',
    'attempts with a gap',
    withInstance(sound, 'b', {
      attempts: [
        { attempt: 1, host: 'h1' },
        { attempt: 3, host: 'h2' },
      ],
    }),
    'I10 b its attempts are numbered 1, 3',
  ],
  [
    'retryIsBounded',
    'an alternate that was never tried',
    withInstance(sound, 'b', {
      attempts: [{ attempt: 1, host: 'h1', failure: { code: 'RescheduledException' } }],
      failures: [{ host: 'h1', attempt: 1 }],
      hostList: [{ host: 'h2' }],
    }),
    'I10 b is ERROR after h1 with h2 left to try (RescheduledException)',
  ],
  [
    'scheduledOnce',
    'a second selection',
    withApi({ ledger: [...sound.api.ledger, ...sound.api.ledger.slice(0, 1)] }),
    'I10 a was scheduled 2 times',
  ],
  [
    'scheduledOnce',
    'a server that no scheduler chose a host for',
    withApi({ ledger: sound.api.ledger.slice(1) }),
    'I10 a was never scheduled',
  ],
  [
    'oneCell',
    'an alternate in another cell',
    withInstance(sound, 'a', { hostList: [{ host: 'k1' }] }),
    'I11 a is in cell1 and met k1 of cell2',
  ],
  [
    'oneCell',
    'a claim in another cell',
    withPlacement(sound, { events: [claimed('a', 3, 'k1')] }),
    'I11 a is in cell1 and met k1 of cell2',
  ],
  [
    'followsStateMachine',
    'a step that is not in the table',
    withCellEvents(withInstance(sound, 'a', { vmState: 'error' }), 'cell1', [
      { type: 'build.failed', instanceUuid: 'a', fromState: 'active/none', toState: 'error/none' },
    ]),
    'I16 a build.failed goes from "active/none" to "error/none"',
  ],
  [
    'followsStateMachine',
    'a step that starts from nowhere',
    withCellEvents(withInstance(sound, 'b', { vmState: 'deleted' }), 'cell1', [
      { type: 'instance.deleted', instanceUuid: 'b', fromState: 'active/none', toState: 'deleted/none' },
    ]),
    'I16 b instance.deleted starts from "active/none", the server was "error/none"',
  ],
  [
    'followsStateMachine',
    'a record that the ledger does not tell of',
    withInstance(sound, 'a', { vmState: 'error' }),
    'I16 a its record says error/none, the ledger ends at active/none',
  ],
  [
    'errorsAreExplained',
    'an ERROR without a fault',
    withInstance(sound, 'c', { fault: null }),
    'I17 c is ERROR in cell0 without a fault',
  ],
  [
    'errorsAreExplained',
    'a host without a cause',
    withInstance(sound, 'b', { failures: [], fault: { code: 500, message: 'MaxRetriesExceeded' } }),
    ['h1', 'h2', 'h3'].map((host, index) => `I17 b attempt ${index + 1} on ${host} has no cause`).join('\n'),
  ],
  [
    'guestsMatch',
    'a guest of a failed attempt',
    { ...sound, guests: [...sound.guests!, { instanceUuid: 'b', attempt: 1, host: 'h1' }] },
    'I3 b a guest of attempt 1 runs on h1, the server is error',
  ],
  [
    'guestsMatch',
    'an ACTIVE server without a guest',
    { ...sound, guests: [] },
    'I3 a is ACTIVE on h2 and has 0 guests',
  ],
  [
    'guestsMatch',
    'a guest on another host',
    { ...sound, guests: [{ instanceUuid: 'a', attempt: 1, host: 'h1' }] },
    'I3 a a guest of attempt 1 runs on h1, the server is on h2 by attempt 2',
  ],
];

describe('the checks', () => {
  it('find nothing in a sound cloud', () => {
    expect(violationsText(checkCloud(sound))).toBe('');
  });

  it.each(broken)('%s finds %s', (check, _what, snapshot, text) => {
    expect(violationsText(checks[check](snapshot))).toBe(text);
  });

  it('take a claim that REST moves, in one commit, for the same claim', () => {
    const { placement } = sound;
    const moved = [released('a', 2), claimed('a', 2, 'h3'), claimed('r', 0, 'h1'), released('r', 0)];
    const ledger = moved.map((event, at) => ({ id: `99-${at}`, event: LedgerEvent.create(event) }));
    const after = { ...sound, placement: { ...placement, ledger: [...placement.ledger, ...ledger] } };
    expect(violationsText(checks.unclaimPrecedesClaim(after))).toBe('');
  });

  it('are each shown to fail', () => {
    expect(new Set(broken.map(([check]) => check))).toEqual(new Set(Object.keys(checks)));
  });
});
