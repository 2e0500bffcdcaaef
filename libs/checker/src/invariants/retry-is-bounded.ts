import type { Instance } from '@cellflow/contracts-common';
import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { cellOfUser } from '../principals.ts';
import { firstOf, toldByCells } from '../told.ts';
import { deletedServers, isLive, placedInstances } from '../views.ts';
import { scheduledOnce } from './scheduled-once.ts';

/** Failures after which Nova does not try another host. */
const final = new Set(['BuildAbortException', 'FlavorDiskTooSmall', 'ImageUnacceptable']);

/** I10. */
export const retryIsBounded: Invariant = {
  id: 'I10',
  name: 'retry bounded, not starved',
  statement:
    'attempts count 1, 2..., each on another host; hosts tried, refused and left are at most 1 + alternates, all named by the one selection; no selection is caused by a cell; and while alternates remain after a retryable failure, the next is tried',
  needs: ['W2'],
  check(history, condition) {
    const search = new Search('I10');
    hostsAreBounded(search, history);
    scheduledOnce(search, history, condition);
    nobodyBelowSelects(search, history);
    return search;
  },
};

export function hostsAreBounded(search: Search, history: History): void {
  const deleted = deletedServers(history);
  const cells = toldByCells(history);
  for (const placed of placedInstances(history)) {
    const { cell, instance } = placed;
    if (!isLive(placed) || deleted.has(instance.uuid)) continue;
    search.look();
    const record = cite.server(cell, instance);
    for (const text of faultsOf(instance, history.alternates)) search.say(instance.uuid, text, [record]);
    const created = firstOf(cells.get(instance.uuid), 'instance.created');
    if (!created) continue;
    const forgotten = forgottenBy(instance, created, history.alternates);
    if (forgotten !== null) search.say(instance.uuid, forgotten, [cite.told(created), record]);
  }
}

function faultsOf(instance: Instance, alternates: number): string[] {
  const faults: string[] = [];
  const numbers = instance.attempts.map(({ attempt }) => attempt);
  if (numbers.some((attempt, index) => attempt !== index + 1)) {
    faults.push(`its attempts are numbered ${numbers.join(', ')}`);
  }
  const { tried, left, all } = hostsOf(instance);
  if (new Set(all).size !== all.length) faults.push(`a host comes twice: ${all.join(', ')}`);
  if (all.length > 1 + alternates) {
    faults.push(`${all.length} hosts for at most 1 + ${alternates}: ${all.join(', ')}`);
  }
  if (!wantsHost(instance, alternates) || left.length === 0) return faults;
  const ended = instance.attempts.at(-1)?.failure?.code ?? '';
  faults.push(`is ERROR after ${tried.join(', ')} with ${left.join(', ')} left to try (${ended})`);
  return faults;
}

function hostsOf(instance: Instance) {
  const tried = instance.attempts.map(({ host }) => host);
  const refused = instance.failures.map(({ host }) => host).filter((host) => !tried.includes(host));
  const left = instance.hostList.map(({ host }) => host);
  return { tried, left, all: [...tried, ...refused, ...left] };
}

/** It failed for want of a host, with attempts to spare. */
function wantsHost(instance: Instance, alternates: number): boolean {
  const tried = instance.attempts.length;
  const ended = instance.attempts.at(-1)?.failure?.code ?? '';
  return instance.vmState === 'error' && tried > 0 && tried < 1 + alternates && !final.has(ended);
}

/** Hosts of the selection that the record knows nothing of, and hosts in the record that were never selected. */
function forgottenBy(instance: Instance, { event }: Told, alternates: number): string | null {
  if (event.host === '') return null;
  const selected = [event.host, ...(event.detail['alternates'] ?? '').split(', ')].filter(Boolean);
  const { all } = hostsOf(instance);
  const strangers = all.filter((host) => !selected.includes(host));
  if (strangers.length > 0)
    return `met ${strangers.join(', ')}, which was not selected (${selected.join(', ')})`;
  const retried = instance.maxAttempts !== 1 && (instance.requestSpec?.forceHosts ?? []).length === 0;
  if (!retried || !wantsHost(instance, alternates)) return null;
  const forgotten = selected.filter((host) => !all.includes(host));
  return forgotten.length === 0 ? null : `is ERROR and never tried ${forgotten.join(', ')}`;
}

function nobodyBelowSelects(search: Search, history: History): void {
  history.traffic?.forEach((record, position) => {
    if (!record.method.endsWith('/SelectDestinations')) return;
    search.look();
    if (cellOfUser(history, record.user) === null) return;
    const text = `${record.user} asked the scheduler`;
    search.say(record.instanceUuid, text, [cite.publication(record, position)]);
  });
}
