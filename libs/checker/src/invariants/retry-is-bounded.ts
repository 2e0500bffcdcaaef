import type { Instance } from '@cellflow/contracts-common';
import type { Check } from '../snapshot.ts';
import { deletedServers, isLive, placedInstances } from '../views.ts';

/** Failures after which Nova does not try another host. */
const final = new Set(['BuildAbortException', 'FlavorDiskTooSmall', 'ImageUnacceptable']);

/**
 * I10: attempts count 1, 2..., each on another host; hosts tried, refused and left are no more than 1 + alternates;
 * and a server that failed for want of a host has no alternate left that was not tried.
 */
export const retryIsBounded: Check = (snapshot) => {
  const deleted = deletedServers(snapshot);
  return placedInstances(snapshot)
    .filter((placed) => isLive(placed) && !deleted.has(placed.instance.uuid))
    .flatMap(({ instance }) =>
      faultsOf(instance, snapshot.alternates).map((message) => ({
        invariant: 'I10',
        instanceUuid: instance.uuid,
        message,
      })),
    );
};

function faultsOf(instance: Instance, alternates: number): string[] {
  const faults: string[] = [];
  const numbers = instance.attempts.map(({ attempt }) => attempt);
  if (numbers.some((attempt, index) => attempt !== index + 1)) {
    faults.push(`its attempts are numbered ${numbers.join(', ')}`);
  }
  const tried = instance.attempts.map(({ host }) => host);
  const refused = instance.failures.map(({ host }) => host).filter((host) => !tried.includes(host));
  const left = instance.hostList.map(({ host }) => host);
  const all = [...tried, ...refused, ...left];
  if (new Set(all).size !== all.length) faults.push(`a host comes twice: ${all.join(', ')}`);
  if (all.length > 1 + alternates) {
    faults.push(`${all.length} hosts for at most 1 + ${alternates}: ${all.join(', ')}`);
  }
  if (instance.vmState !== 'error' || tried.length === 0) return faults;
  const ended = instance.attempts.at(-1)?.failure?.code ?? '';
  if (left.length > 0 && tried.length < 1 + alternates && !final.has(ended)) {
    faults.push(`is ERROR after ${tried.join(', ')} with ${left.join(', ')} left to try (${ended})`);
  }
  return faults;
}
