import type { Instance, LedgerEvent } from '@cellflow/contracts-common';
import type { InstanceMapping } from '@cellflow/contracts-global';
import type { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { LedgerEntry } from '@cellflow/store';
import type {
  CallRecord,
  DeadLetter,
  FaultRecord,
  Gauge,
  GuestAct,
  Publication,
  QueueDepth,
  SearchedText,
  SeenEntry,
  Witness,
} from './history.ts';
import { amountsText, capacityOf } from './views.ts';

/** One entry of a history, cited: who tells it, where it stands in what that witness wrote, and what it says. */
export interface Exhibit {
  readonly witness: Witness;
  readonly position: string;
  readonly text: string;
}

const exhibit = (witness: Witness, position: string, ...words: readonly string[]): Exhibit => ({
  witness,
  position,
  text: words.filter((word) => word !== '').join(' '),
});

/** A ledger entry with the scope that it is of. */
export interface Told extends LedgerEntry {
  readonly scope: string;
}

const named = (name: string, value: string | number) =>
  value === '' || value === 0 ? '' : `${name}=${value}`;

function wordsOf(event: LedgerEvent): string[] {
  const { type, instanceUuid, attempt, host, fromState, toState, messageId, detail } = event;
  const held = event.allocations.map(
    (allocation) => `${allocation.providerUuid}: ${amountsText(allocation)}`,
  );
  return [
    ...[type, instanceUuid, named('attempt', attempt), named('host', host)],
    toState === '' ? '' : `${fromState || 'nothing'} -> ${toState}`,
    ...[held.join('; '), named('message', messageId)],
    ...Object.entries(detail).map(([name, value]) => `${name}="${value}"`),
  ];
}

/** Most servers of a call that are named; the others are counted. */
const mostNamed = 8;

/** `about`: the server that the call is cited for, which is named whatever its place. */
function serversText(servers: NonNullable<CallRecord['servers']>, about: string | undefined): string {
  const meant = servers.filter(({ id }) => id === about);
  const others = servers.filter(({ id }) => id !== about);
  const shown = [...meant, ...others].slice(0, mostNamed);
  const rest = servers.length - shown.length;
  const words = shown.map(({ id, status }) => (status ? `${id}:${status}` : id));
  return [...words, ...(rest > 0 ? [`and ${rest} more`] : [])].join(' ');
}

/** An entry of a ledger, to be looked for later. */
export const seenEntry = ({ scope, id, event }: Told): SeenEntry => ({
  ...{ scope, id, text: cite.told({ scope, id, event }).text },
});

/** How each kind of entry is cited. */
export const cite = {
  told: ({ scope, id, event }: Told) => exhibit('W2', `${scope} ${id}`, ...wordsOf(event)),
  server: (cell: string, { uuid, vmState, taskState, attempt, host, hostList, attempts, fault }: Instance) =>
    exhibit(
      ...(['W2', `${cell} instance:${uuid}`, `${vmState}/${taskState || 'none'}`] as const),
      ...[named('attempt', attempt), named('host', host)],
      named('tried', attempts.map((each) => each.host).join(',')),
      named('left', hostList.map((each) => each.host).join(',')),
      fault ? `fault="${fault.code} ${fault.message}"` : '',
    ),
  mapping: ({ instanceUuid, cell, queuedForDelete }: InstanceMapping) =>
    exhibit(
      ...(['W2', `api instance-mapping:${instanceUuid}`, `cell=${cell || 'none'}`] as const),
      queuedForDelete ? 'queued for delete' : '',
    ),
  buildRequest: (uuid: string) => exhibit('W2', `api build-request:${uuid}`, 'waits for a host'),
  consumer: ({ uuid, heldAttempt, attempt, tombstone, allocations }: ConsumerRecord) =>
    exhibit(
      ...(['W2', `placement consumer:${uuid}`, `holds attempt ${heldAttempt} of ${attempt}`] as const),
      tombstone ? 'tombstone' : '',
      allocations.map((each) => `${each.providerUuid}: ${amountsText(each)}`).join('; '),
    ),
  provider: ({ uuid, name, cell, inventories, used, generation }: ProviderRecord) =>
    exhibit(
      ...(['W2', `placement provider:${uuid}`, name, named('cell', cell)] as const),
      `generation=${generation}`,
      `offers ${inventories.map((each) => `${each.resourceClass} ${capacityOf(each)}`).join(', ') || 'nothing'},`,
      `used ${amountsText({ resources: used }) || 'nothing'}`,
    ),
  call: (record: CallRecord, position: number, about?: string) => {
    const { process, call, type, action, project, boot, server, status, servers, text, atMs } = record;
    return exhibit(
      ...(['W1', `#${position}`, `${process} call ${call} ${type} ${action}`] as const),
      ...[`at ${Math.round(atMs)} ms`, named('project', project), server ?? ''],
      boot ? `count=${boot.count} ${named('key', boot.key ?? '')} body=${boot.body}` : '',
      status === undefined ? '' : `status=${status}`,
      serversText(servers ?? [], about),
      text ?? '',
    );
  },
  publication: (record: Publication, position: number) => {
    const { vhost, user, exchange, routingKey, kind, method, messageId, callId } = record;
    return exhibit(
      ...(['W3', `#${position}`, `${user} on ${vhost}: ${kind}`] as const),
      ...[`${exchange || '(default)'}/${routingKey}`, method, messageId, named('call', callId)],
    );
  },
  deadLetter: ({ vhost, queue, messageId, headers }: DeadLetter) => {
    const told = Object.entries(headers).map(([name, value]) => `${name}="${value}"`);
    return exhibit('W3', `${vhost} ${queue}`, messageId || 'no message id', ...told);
  },
  queue: ({ vhost, queue, ready, unacked }: QueueDepth) =>
    exhibit('W3', `${vhost} ${queue}`, `${ready} ready, ${unacked} unacked`),
  fault: ({ id, kind, target, effect, healedAtMs, beganAtMs }: FaultRecord) =>
    exhibit(
      ...(['W4', id, `${kind} of ${target}`] as const),
      healedAtMs === null ? 'active' : `for ${Math.round(healedAtMs - beganAtMs)} ms`,
      effect ? `effect: ${effect.amount} ${effect.text}` : 'no effect measured',
    ),
  gauge: ({ subject, what, baseline, peak, rest, limit }: Gauge) =>
    exhibit('W4', `${subject} ${what}`, `baseline ${baseline}, peak ${peak} of ${limit}, at rest ${rest}`),
  leak: ({ source }: SearchedText, { line, text }: SearchedText['leaks'][number]) =>
    exhibit('W4', `${source} #${line}`, text),
  guest: ({ host, act, instanceUuid, attempt, atMs }: GuestAct, position: number) =>
    exhibit('W5', `${host} #${position}`, act, instanceUuid, `attempt=${attempt} at ${atMs}`),
};
