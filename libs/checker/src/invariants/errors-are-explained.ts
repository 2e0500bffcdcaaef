import type { Instance } from '@cellflow/contracts-common';
import type { Check } from '../snapshot.ts';
import { isLive, placedInstances } from '../views.ts';

/** I17: each ERROR has a code and a text; exhaustion names the cause of every host, cell0 says why nothing fitted. */
export const errorsAreExplained: Check = (snapshot) =>
  placedInstances(snapshot)
    .filter((placed) => isLive(placed) && placed.instance.vmState === 'error')
    .flatMap(({ cell, instance }) =>
      faultsOf(cell, instance).map((message) => ({ invariant: 'I17', instanceUuid: instance.uuid, message })),
    );

function faultsOf(cell: string, instance: Instance): string[] {
  const { fault } = instance;
  if (!fault) return [`is ERROR in ${cell} without a fault`];
  const faults: string[] = [];
  if (fault.code === 0) faults.push('its fault has no code');
  if (fault.message === '') faults.push('its fault has no text');
  if (!instance.actions.some(({ action }) => action === 'create')) faults.push('has no create action');
  if (cell === 'cell0') return faults;
  const explained = new Map(
    [...instance.failures, ...fault.hosts].map(({ host, failure }) => [host, failure]),
  );
  for (const { host, attempt } of instance.attempts) {
    const failure = explained.get(host);
    if (!failure || failure.code === '' || failure.message === '') {
      faults.push(`attempt ${attempt} on ${host} has no cause`);
    }
  }
  return faults;
}
