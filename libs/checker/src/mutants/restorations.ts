import type { History } from '../history.ts';
import { editLedger, retell, tell } from './edit.ts';
import { find } from './find.ts';
import type { Mutant } from './mutant.ts';

/** A recovery in which a cell tells again what one of its servers holds; the claim of it was lost. */
function restored(history: History): { history: History; uuid: string; attempt: number } {
  const { uuid, instance } = find.active(history);
  const { attempt } = instance;
  const taken = history.placement.ledger.findLast(
    ({ event }) => event.instanceUuid === uuid && event.type === 'allocation.claimed',
  );
  const lost = editLedger(history, 'placement', (entries) => entries.filter((entry) => entry !== taken));
  const again = { ...taken!.event, type: 'allocation.restored', messageId: '' };
  const told = tell(lost, 'placement', { type: 'store.recovering' }, again, { type: 'store.recovered' });
  return { history: told, uuid, attempt };
}

/** What a recovery gives back is held as if it had been claimed, and every rule of claims goes on from there. */
export const restorationMutants: readonly Mutant[] = [
  {
    invariant: 'I8',
    what: 'a claim of what a recovery had given back already',
    breaks(sound) {
      const { history, uuid, attempt } = restored(sound);
      const claim = { type: 'allocation.claimed', instanceUuid: uuid, attempt: attempt + 1 };
      return tell(history, 'placement', claim);
    },
  },
  {
    invariant: 'I8',
    what: 'a recovery that gives back what was never lost',
    breaks(sound) {
      const { uuid, instance } = find.active(sound);
      const again = { type: 'allocation.restored', instanceUuid: uuid, attempt: instance.attempt };
      return tell(sound, 'placement', { type: 'store.recovering' }, again, { type: 'store.recovered' });
    },
  },
  {
    invariant: 'I9',
    what: "an unclaim of another attempt than a recovery's",
    breaks(sound) {
      const { history, uuid, attempt } = restored(sound);
      return tell(history, 'placement', {
        ...{ type: 'allocation.released', instanceUuid: uuid, attempt: attempt + 6, messageId: 'late' },
      });
    },
  },
  {
    invariant: 'I6',
    what: 'a claim on a host that a recovery has filled',
    breaks(sound) {
      const { history, uuid } = restored(sound);
      const { instance } = find.active(sound);
      const { uuid: providerUuid } = find.provider(sound, instance.host);
      const allocations = [{ providerUuid, resources: [{ resourceClass: 'VCPU', amount: 1000 }] }];
      const full = retell(history, 'placement', [uuid, 'allocation.restored'], () => ({ allocations }));
      const one = [{ providerUuid, resources: [{ resourceClass: 'VCPU', amount: 1 }] }];
      return tell(full, 'placement', {
        ...{ type: 'allocation.claimed', instanceUuid: 'stranger', attempt: 1, allocations: one },
      });
    },
  },
];
