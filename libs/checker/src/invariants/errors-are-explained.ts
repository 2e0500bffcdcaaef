import type { Instance } from '@cellflow/contracts-common';
import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { isLive, placedInstances } from '../views.ts';

/** I17. */
export const errorsAreExplained: Invariant = {
  id: 'I17',
  name: 'errors explained',
  statement:
    'each ERROR has a code and a text; exhaustion names the cause of every host, cell0 says why none fitted',
  needs: ['W2'],
  check(history) {
    const search = new Search('I17');
    for (const placed of placedInstances(history)) {
      const { cell, instance } = placed;
      if (!isLive(placed) || instance.vmState !== 'error') continue;
      search.look();
      for (const text of faultsOf(cell, instance))
        search.say(instance.uuid, text, [cite.server(cell, instance)]);
    }
    return search;
  },
};

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
