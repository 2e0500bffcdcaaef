import { Instance, LedgerEvent } from '@cellflow/contracts-common';
import type { Codec, Init } from '@cellflow/contracts-common';
import { InstanceMapping } from '@cellflow/contracts-global';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { LedgerEntry } from '@cellflow/store';
import type { CloudSnapshot } from './snapshot.ts';

/** A small cloud by hand, as it looks when all is well: what a check's test breaks in one place. */

/** As it would be read: `create` leaves what is nested as it is given. */
const made = <T>(codec: Codec<T>, init: Init<T>): T => codec.decode(codec.encode(init));

const resources = [
  { resourceClass: 'VCPU', amount: 2 },
  { resourceClass: 'MEMORY_MB', amount: 4096 },
];
const on = (host: string) => [{ providerUuid: `uuid-${host}`, resources }];
const flavor = { flavorid: 'small', vcpus: 2, memoryMb: 4096 };
const causes = (hosts: readonly string[]) =>
  hosts.map((host, index) => ({
    host,
    attempt: index + 1,
    failure: { code: 'RescheduledException', message: `no power on ${host}` },
  }));

const ledger = (events: readonly Init<LedgerEvent>[]): LedgerEntry[] =>
  events.map((event, index) => ({ id: `${index + 1}-0`, event: made(LedgerEvent, event) }));

const step = (instanceUuid: string, type: string, fromState: string, toState: string) => ({
  ...{ instanceUuid, type, fromState, toState },
});
const built = (uuid: string) => [
  step(uuid, 'build.begun', 'building/scheduling', 'building/none'),
  step(uuid, 'build.state', 'building/none', 'building/networking'),
  step(uuid, 'build.state', 'building/networking', 'building/block_device_mapping'),
  step(uuid, 'build.state', 'building/block_device_mapping', 'building/spawning'),
];
const retried = (uuid: string) => [
  ...built(uuid),
  step(uuid, 'build.failed', 'building/spawning', 'building/scheduling'),
];

const provider = (host: string, cell: string, used: number) =>
  made(ProviderRecord, {
    ...{ uuid: `uuid-${host}`, rootUuid: `uuid-${host}`, name: host, cell },
    inventories: [
      { resourceClass: 'VCPU', total: 4, allocationRatio: 1 },
      { resourceClass: 'MEMORY_MB', total: 9000, reserved: 808, allocationRatio: 1 },
    ],
    used:
      used === 0
        ? []
        : [
            { resourceClass: 'VCPU', amount: used * 2 },
            { resourceClass: 'MEMORY_MB', amount: used * 4096 },
          ],
  });

/**
 * `a` is ACTIVE on h2 of cell1 after h1 failed, with h3 left; `b` tried all of cell1 in vain; `c` found no host and
 * is in cell0; `d` was deleted.
 */
export function soundCloud(): CloudSnapshot {
  const create = { actions: [{ action: 'create' }], requestSpec: { flavor }, maxAttempts: 3 };
  const a = made(Instance, {
    ...{ ...create, uuid: 'a', cell: 'cell1', vmState: 'active', host: 'h2', attempt: 2 },
    attempts: [
      { attempt: 1, host: 'h1' },
      { attempt: 2, host: 'h2' },
    ],
    failures: causes(['h1']),
    hostList: [{ host: 'h3' }],
  });
  const b = made(Instance, {
    ...{ ...create, uuid: 'b', cell: 'cell1', vmState: 'error', attempt: 3 },
    attempts: ['h1', 'h2', 'h3'].map((host, index) => ({ attempt: index + 1, host })),
    failures: causes(['h1', 'h2', 'h3']),
    fault: { code: 500, message: 'MaxRetriesExceeded', hosts: causes(['h1', 'h2', 'h3']) },
  });
  const c = made(Instance, {
    ...{ ...create, uuid: 'c', cell: 'cell0', vmState: 'error' },
    fault: { code: 500, message: 'NoValidHost' },
  });
  const d = made(Instance, { uuid: 'd', cell: 'cell1', vmState: 'deleted' });
  const claim = (instanceUuid: string, attempt: number, host: string) => ({
    ...{ type: 'allocation.claimed', instanceUuid, attempt, allocations: on(host) },
  });
  const release = (instanceUuid: string, attempt: number) => ({
    ...{ type: 'allocation.released', instanceUuid, attempt },
  });
  return {
    accepted: ['a', 'b', 'c', 'd'].map((uuid) => ({ instanceUuids: [uuid], count: 1, flavorRef: 'small' })),
    deleted: ['d'],
    api: {
      mappings: [
        ...[a, b, c].map(({ uuid, cell }) => made(InstanceMapping, { instanceUuid: uuid, cell })),
        made(InstanceMapping, { instanceUuid: 'd', cell: 'cell1', queuedForDelete: true }),
      ],
      buildRequests: [],
      ledger: ledger(['a', 'b', 'd'].map((instanceUuid) => ({ type: 'server.scheduled', instanceUuid }))),
    },
    cells: [
      {
        name: 'cell0',
        instances: [c],
        ledger: ledger([step('c', 'instance.buried', '', 'error/none')]),
      },
      {
        name: 'cell1',
        instances: [a, b, d],
        ledger: ledger([
          ...['a', 'b', 'd'].map((uuid) => step(uuid, 'instance.created', '', 'building/scheduling')),
          ...[
            ...retried('a'),
            ...built('a'),
            step('a', 'build.succeeded', 'building/spawning', 'active/none'),
          ],
          ...[...retried('b'), ...retried('b'), ...retried('b')],
          step('b', 'build.exhausted', 'building/scheduling', 'error/none'),
          ...[...built('d'), step('d', 'instance.deleting', 'building/spawning', 'building/deleting')],
          step('d', 'instance.deleted', 'building/deleting', 'deleted/none'),
        ]),
      },
    ],
    placement: {
      providers: [
        ...[provider('h1', 'cell1', 0), provider('h2', 'cell1', 1), provider('h3', 'cell1', 0)],
        provider('k1', 'cell2', 0),
      ],
      consumers: [
        made(ConsumerRecord, { uuid: 'a', attempt: 2, heldAttempt: 2, allocations: on('h2') }),
        made(ConsumerRecord, { uuid: 'b', attempt: 3 }),
        made(ConsumerRecord, { uuid: 'd', attempt: 1, tombstone: true }),
      ],
      ledger: ledger([
        ...[claim('a', 1, 'h1'), claim('b', 1, 'h1'), release('a', 1), claim('a', 2, 'h2')],
        ...[release('b', 1), claim('b', 2, 'h2'), release('b', 2), claim('b', 3, 'h3'), release('b', 3)],
        ...[claim('d', 1, 'h3'), { type: 'consumer.tombstoned', instanceUuid: 'd', attempt: 1 }],
      ]),
    },
    guests: [{ instanceUuid: 'a', attempt: 2, host: 'h2' }],
    alternates: 2,
  };
}

/** The cloud with one server's record changed. */
export function withInstance(snapshot: CloudSnapshot, uuid: string, change: Init<Instance>): CloudSnapshot {
  const cells = snapshot.cells.map((cell) => ({
    ...cell,
    instances: cell.instances.map((instance) =>
      instance.uuid === uuid ? made(Instance, { ...instance, ...change } as Init<Instance>) : instance,
    ),
  }));
  return { ...snapshot, cells };
}

/** The cloud with more in one cell's ledger. */
export function withCellEvents(
  snapshot: CloudSnapshot,
  cell: string,
  events: readonly Init<LedgerEvent>[],
): CloudSnapshot {
  const more = (entries: readonly LedgerEntry[]) => [...entries, ...ledger(events)];
  const cells = snapshot.cells.map((state) =>
    state.name === cell ? { ...state, ledger: more(state.ledger) } : state,
  );
  return { ...snapshot, cells };
}

/** The cloud with some of placement replaced; `events` come on top of its ledger. */
export function withPlacement(
  snapshot: CloudSnapshot,
  change: {
    readonly providers?: (provider: ProviderRecord) => Init<ProviderRecord>;
    readonly consumers?: (consumer: ConsumerRecord) => Init<ConsumerRecord>;
    readonly events?: readonly Init<LedgerEvent>[];
  },
): CloudSnapshot {
  const { providers, consumers, ledger: before } = snapshot.placement;
  const placement = {
    providers: change.providers
      ? providers.map((each) =>
          made(ProviderRecord, { ...each, ...change.providers?.(each) } as Init<ProviderRecord>),
        )
      : providers,
    consumers: change.consumers
      ? consumers.map((each) =>
          made(ConsumerRecord, { ...each, ...change.consumers?.(each) } as Init<ConsumerRecord>),
        )
      : consumers,
    ledger: [...before, ...ledger(change.events ?? [])],
  };
  return { ...snapshot, placement };
}
