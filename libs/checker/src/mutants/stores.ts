import { seenEntry } from '../exhibits.ts';
import { toldBy } from '../told.ts';
import { editConsumer, editLedger, editProvider, editServer, retell, tell } from './edit.ts';
import { find } from './find.ts';
import type { Mutant } from './mutant.ts';
import { restorationMutants } from './restorations.ts';

/** What the stores and their ledgers would tell of a broken system. */
export const storeMutants: readonly Mutant[] = [
  {
    invariant: 'I1',
    what: 'a build that nobody moves on',
    breaks: (history) =>
      editServer(history, find.active(history).uuid, { vmState: 'building', taskState: 'spawning' }),
  },
  {
    invariant: 'I2',
    what: 'a server in two cells',
    breaks(history) {
      const { cell, instance } = find.active(history);
      const other = find.otherCell(history, cell);
      const cells = history.cells.map((each) =>
        each.name === other ? { ...each, instances: [...each.instances, instance] } : each,
      );
      return { ...history, cells };
    },
  },
  {
    invariant: 'I4',
    what: 'an allocation on another host than the server',
    breaks(history) {
      const { uuid, cell, instance } = find.active(history);
      return editServer(history, uuid, { host: find.otherHost(history, cell, instance.host).name });
    },
  },
  {
    invariant: 'I5',
    what: 'an allocation of a server in ERROR',
    breaks(history) {
      const held = history.placement.consumers.find(({ uuid }) => uuid === find.active(history).uuid);
      return editConsumer(history, find.exhausted(history).uuid, {
        allocations: held?.allocations,
        heldAttempt: 1,
      });
    },
  },
  {
    invariant: 'I6',
    what: 'a claim on a host that is full',
    breaks(history) {
      const { instance } = find.active(history);
      const { uuid } = find.provider(history, instance.host);
      const allocations = [{ providerUuid: uuid, resources: [{ resourceClass: 'VCPU', amount: 1000 }] }];
      return tell(history, 'placement', {
        ...{ type: 'allocation.claimed', instanceUuid: 'stranger', attempt: 1, allocations },
      });
    },
  },
  {
    invariant: 'I7',
    what: 'usage that nobody causes',
    breaks(history) {
      const { uuid } = find.provider(history, find.active(history).instance.host);
      return editProvider(history, uuid, { used: [{ resourceClass: 'VCPU', amount: 99 }] });
    },
  },
  {
    invariant: 'I8',
    what: 'a claim that was not released before the next',
    breaks: (history) =>
      retell(history, 'placement', [find.retried(history).uuid, 'allocation.released'], null),
  },
  {
    invariant: 'I9',
    what: 'an unclaim of an ACTIVE server',
    breaks(history) {
      const { uuid, instance } = find.active(history);
      return tell(history, 'placement', {
        ...{ type: 'allocation.released', instanceUuid: uuid, attempt: instance.attempt, messageId: 'late' },
      });
    },
  },
  {
    invariant: 'I9',
    what: "an unclaim of another attempt than the claim's",
    breaks: (history) =>
      retell(history, 'placement', [find.retried(history).uuid, 'allocation.released'], () => ({
        attempt: 7,
      })),
  },
  {
    invariant: 'I10',
    what: 'alternates that were dropped',
    breaks(history) {
      const { uuid, instance } = find.exhausted(history);
      const change = { attempts: instance.attempts.slice(0, 1), failures: instance.failures.slice(0, 1) };
      return editServer(history, uuid, change);
    },
  },
  {
    invariant: 'I10',
    what: 'a server that was scheduled twice',
    breaks: (history) =>
      tell(history, 'api', { type: 'server.scheduled', instanceUuid: find.active(history).uuid }),
  },
  {
    invariant: 'I11',
    what: 'an attempt in another cell',
    breaks(history) {
      const { uuid, cell, instance } = find.retried(history);
      const stranger = find.otherHost(history, find.otherCell(history, cell)).name;
      const [first, ...rest] = instance.attempts;
      return editServer(history, uuid, { attempts: [{ ...first, host: stranger }, ...rest] });
    },
  },
  {
    invariant: 'I15',
    what: 'a build after an ERROR',
    breaks(history) {
      const { uuid, cell } = find.exhausted(history);
      const states = { fromState: 'error/none', toState: 'building/scheduling' };
      return tell(history, cell, { type: 'build.retried', instanceUuid: uuid, attempt: 4, ...states });
    },
  },
  {
    invariant: 'I16',
    what: 'a step that was left out',
    breaks(history) {
      const { uuid, cell } = find.active(history);
      return retell(history, cell, [uuid, 'build.begun'], null);
    },
  },
  {
    invariant: 'I17',
    what: 'an ERROR without a fault',
    breaks: (history) => editServer(history, find.exhausted(history).uuid, { fault: null }),
  },
  {
    invariant: 'I20',
    what: 'a message that was handled twice',
    breaks(history) {
      const { uuid, cell } = find.active(history);
      const told = history.cells.find(({ name }) => name === cell)?.ledger ?? [];
      const done = told.find(({ event }) => event.instanceUuid === uuid && event.type === 'build.succeeded');
      return tell(history, cell, done!.event);
    },
  },
  {
    invariant: 'I27',
    what: 'servers beyond the quota',
    breaks(history) {
      const accepted = history.api.ledger.find(({ event }) => event.type === 'server.accepted')!.event;
      const more = Array.from({ length: history.terms.quota ?? 0 }, (_, n) => ({
        ...{ ...accepted, instanceUuid: `more-${n}`, messageId: '' },
      }));
      return tell(history, 'api', ...more);
    },
  },
  {
    invariant: 'I28',
    what: 'an attempt that was skipped',
    breaks(history) {
      const { uuid, cell } = find.retried(history);
      return retell(history, cell, [uuid, 'build.retried'], ({ attempt }) => ({ attempt: attempt + 1 }));
    },
  },
  {
    invariant: 'I28',
    what: "a provider's generation that went back",
    breaks(history) {
      const told = history.placement.ledger.find(({ event }) => event.type === 'provider.updated')!.event;
      const detail = { ...told.detail, generation: '-1' };
      return tell(history, 'placement', { ...told, messageId: '', detail });
    },
  },
  {
    invariant: 'I36',
    what: 'a ledger that lost its end',
    breaks: (history) => ({
      ...editLedger(history, 'placement', (entries) => entries.slice(0, -1)),
      heads: [seenEntry(toldBy(history, 'placement').at(-1)!)],
    }),
  },
  {
    invariant: 'I36',
    what: 'a ledger that lost its end and went on as if nothing had been',
    breaks(history) {
      const lost = editLedger(history, 'placement', (entries) => entries.slice(0, -3));
      const other = Array.from({ length: 5 }, () => ({ type: 'provider.updated', host: 'other' }));
      const seen = seenEntry(toldBy(history, 'placement').at(-1)!);
      return { ...tell(lost, 'placement', ...other), heads: [seen] };
    },
  },
  {
    invariant: 'I36',
    what: 'a claim in a store that is recovering',
    breaks(history) {
      const claim = { type: 'allocation.claimed', instanceUuid: 'early', attempt: 1 };
      return tell(history, 'placement', { type: 'store.recovering' }, claim);
    },
  },
  {
    invariant: 'I36',
    what: 'something restored when nothing was lost',
    breaks: (history) =>
      tell(history, 'placement', { type: 'allocation.restored', instanceUuid: 'odd', attempt: 1 }),
  },
  ...restorationMutants,
];
