import { act, call, publish, tell } from './edit.ts';
import { find } from './find.ts';
import type { Mutant } from './mutant.ts';
import type { History } from '../history.ts';

const boot = { count: 1, flavorRef: '1', name: 'web', key: 'once', body: '{}' };
const fault = {
  ...{ id: 'f1', kind: 'cut', target: 'store:cell1', beganAtMs: 0, healedAtMs: 100, downCell: 'cell1' },
  effect: { text: 'requests refused', amount: 3 },
};
const letter = { vhost: 'cell1', queue: 'dead-letter.conductor', messageId: 'm1' };
const gauge = { subject: 'api', what: 'rssMib', baseline: 90, limit: 200, tolerance: 40 };

const spawned = (history: History, uuid: string) =>
  history.guestActs!.find(({ instanceUuid, act: what }) => instanceUuid === uuid && what === 'spawn')!;

/** What the load, the brokers, the injector and the hosts would tell of a broken system. */
export const outsideMutants: readonly Mutant[] = [
  {
    invariant: 'I3',
    what: 'a second guest on another host',
    breaks(history) {
      const { uuid, cell, instance } = find.active(history);
      const host = find.otherHost(history, cell, instance.host).name;
      return act(history, { ...spawned(history, uuid), host });
    },
  },
  {
    invariant: 'I12',
    what: 'a conductor that asks the scheduler',
    breaks: (history) =>
      publish(history, {
        ...{ vhost: 'api', user: 'cell1-conductor', kind: 'call', exchange: 'api' },
        ...{ routingKey: 'scheduler.SelectDestinations', callId: 1, replyTo: 'box' },
      }),
  },
  {
    invariant: 'I12',
    what: 'a compute that asks placement as the API level does',
    breaks: (history) =>
      publish(history, {
        ...{ vhost: 'placement', user: 'cell1-compute', kind: 'call', exchange: 'placement' },
        ...{ routingKey: 'placement.GetAllocationCandidates.global', callId: 1, replyTo: 'box' },
      }),
  },
  {
    invariant: 'I12',
    what: 'an attack that is not refused',
    breaks: (history) => ({
      ...history,
      faults: [{ ...fault, kind: 'attack', through: ['publish on api'] }],
    }),
  },
  {
    invariant: 'I13',
    what: "a conductor that casts to another cell's computes",
    breaks: (history) =>
      publish(history, {
        ...{ vhost: 'cell2', user: 'cell1-conductor', kind: 'cast', exchange: 'cell' },
        routingKey: 'compute.cell2-h1',
      }),
  },
  {
    invariant: 'I14',
    what: 'a server that is still being built an hour later',
    breaks(history) {
      const { uuid } = find.active(history);
      const servers = [{ id: uuid, status: 'BUILD' }];
      return call(history, { action: 'show', server: uuid, atMs: 3_600_000_000 }, { servers });
    },
  },
  {
    invariant: 'I19',
    what: 'one key for two requests',
    breaks(history) {
      const first = call(history, { action: 'boot', boot }, { status: 202, servers: [{ id: 'one' }] });
      return call(first, { action: 'boot', boot }, { status: 202, servers: [{ id: 'two' }] });
    },
  },
  {
    invariant: 'I19',
    what: 'one key for two bodies',
    breaks(history) {
      const servers = [{ id: 'one' }];
      const first = call(history, { action: 'boot', boot }, { status: 202, servers });
      const other = { ...boot, body: '{"other":1}' };
      return call(first, { action: 'boot', boot: other }, { status: 202, servers });
    },
  },
  {
    invariant: 'I21',
    what: 'a message that nobody takes',
    breaks: (history) => ({
      ...history,
      queues: [...(history.queues ?? []), { vhost: 'cell1', queue: 'conductor', ready: 1, unacked: 0 }],
    }),
  },
  {
    invariant: 'I22',
    what: 'a dead letter without a reason',
    breaks: (history) => ({
      ...history,
      deadLetters: [{ ...letter, headers: { 'original-queue': 'conductor' } }],
    }),
  },
  {
    invariant: 'I23',
    what: 'a good message among the dead letters',
    breaks: (history) => ({
      ...history,
      deadLetters: [{ ...letter, headers: { 'original-queue': 'conductor', reason: 'INTERNAL' } }],
    }),
  },
  {
    invariant: 'I24',
    what: 'an answer that nobody asked for',
    breaks(history) {
      const asked = history.traffic!.find(({ kind }) => kind === 'call')!;
      const { vhost, replyTo } = asked;
      return publish(history, { vhost, user: 'placement', kind: 'reply', replyTo, callId: 999_999 });
    },
  },
  {
    invariant: 'I25',
    what: 'a server that is listed twice',
    breaks(history) {
      const { uuid } = find.active(history);
      const server = { id: uuid, status: 'ACTIVE' };
      return call(history, { action: 'list' }, { servers: [server, server] });
    },
  },
  {
    invariant: 'I25',
    what: 'a server that is missing from the list while its cell is down',
    breaks: (history) =>
      call({ ...history, faults: [fault] }, { action: 'list' }, { servers: [], during: ['f1'] }),
  },
  {
    invariant: 'I25',
    what: 'a server in BUILD that was mapped to the cell that is down',
    breaks(history) {
      const { uuid, cell } = find.active(history);
      const down = { ...history, faults: [{ ...fault, downCell: cell }] };
      const answer = { status: 202, servers: [{ id: uuid }] };
      const next = { type: 'server.accepted', instanceUuid: 'next' };
      const booted = call(tell(down, 'api', next), { action: 'boot', boot }, answer);
      const later = call(booted, { action: 'boot', boot }, { ...answer, servers: [{ id: 'next' }] });
      const servers = [
        { id: uuid, status: 'BUILD' },
        { id: 'next', status: 'BUILD' },
      ];
      return call(later, { action: 'list' }, { servers, during: ['f1'] });
    },
  },
  {
    invariant: 'I26',
    what: 'a guest of a deleted server',
    breaks(history) {
      const { uuid } = find.deleted(history);
      return act(history, spawned(history, uuid));
    },
  },
  {
    invariant: 'I29',
    what: 'an answer after six seconds',
    breaks: (history) => call(history, { action: 'list', filtered: true }, { servers: [], tookMs: 6000 }),
  },
  {
    invariant: 'I29',
    what: 'a server that was accepted and is not found',
    breaks: (history) =>
      call(history, { action: 'show', server: find.active(history).uuid }, { type: 'fail', status: 404 }),
  },
  {
    invariant: 'I30',
    what: "a project that sees another's server",
    breaks(history) {
      const servers = [{ id: find.active(history).uuid, status: 'ACTIVE' }];
      return call(history, { action: 'list', project: 'stranger', filtered: true }, { servers });
    },
  },
  {
    invariant: 'I30',
    what: "a project that deletes another's server",
    breaks: (history) =>
      call(
        history,
        { action: 'delete', project: 'stranger', server: find.active(history).uuid },
        { status: 204 },
      ),
  },
  {
    invariant: 'I32',
    what: 'a fault that did nothing',
    breaks: (history) => ({ ...history, faults: [{ ...fault, effect: { text: 'kills', amount: 0 } }] }),
  },
  {
    invariant: 'I34',
    what: 'a body of 300 KB that is taken',
    breaks: (history) => ({
      ...history,
      gauges: history.gauges ?? [],
      faults: [{ ...fault, kind: 'oversize', through: ['a body: 202'] }],
    }),
  },
  {
    invariant: 'I34',
    what: 'memory that is not given back',
    breaks: (history) => ({ ...history, gauges: [{ ...gauge, peak: 150, rest: 149 }] }),
  },
  {
    invariant: 'I34',
    what: 'memory beyond its limit',
    breaks: (history) => ({ ...history, gauges: [{ ...gauge, peak: 201, rest: 90 }] }),
  },
];
