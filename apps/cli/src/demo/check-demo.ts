import type { Instance } from '@cellflow/contracts-common';
import type { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Act } from './acts.ts';

/** What became of one server of the demo. */
export interface Outcome {
  readonly act: Act;
  readonly id: string;
  /** null: no cell knows it. */
  readonly instance: Instance | null;
  readonly consumer: ConsumerRecord | null;
}

export interface DemoState {
  readonly outcomes: readonly Outcome[];
  readonly providers: readonly ProviderRecord[];
  /** Consumers that hold something, of whatever server. */
  readonly holding: readonly ConsumerRecord[];
  /** Requests that a cell's principal sent above its cell. */
  readonly upcalls: readonly string[];
}

export interface CheckResult {
  readonly text: string;
  /** What contradicts it; empty when it is true. */
  readonly faults: readonly string[];
}

type Check = readonly [text: string, find: (state: DemoState) => string[]];

/** Hosts on which a server was attempted, first to last. */
export const triedHosts = (instance: Instance | null): string[] =>
  (instance?.attempts ?? []).map(({ host }) => host);

export const statusOf = (instance: Instance | null): string =>
  instance === null || instance.vmState === 'deleted'
    ? 'DELETED'
    : instance.vmState === 'active'
      ? 'ACTIVE'
      : instance.vmState === 'error'
        ? 'ERROR'
        : 'BUILD';

const checks: readonly Check[] = [
  [
    'every server ended as it had to',
    ({ outcomes }) =>
      outcomes
        .filter(({ act, instance }) => statusOf(instance) !== act.expect.status)
        .map(({ act, instance }) => `${act.name} is ${statusOf(instance)}, not ${act.expect.status}`),
  ],
  [
    'each was tried on as many hosts as it had to be',
    ({ outcomes }) =>
      outcomes
        .filter(({ act }) => act.expect.status !== 'DELETED')
        .filter(({ act, instance }) => triedHosts(instance).length !== act.expect.attempts)
        .map(({ act, instance }) => `${act.name} was tried on [${triedHosts(instance).join(', ')}]`),
  ],
  [
    'every ACTIVE server has its claim on its own host, and only there',
    ({ outcomes, providers }) =>
      outcomes.flatMap(({ act, instance, consumer }) => {
        if (!instance || statusOf(instance) !== 'ACTIVE') return [];
        const held = (consumer?.allocations ?? []).map(
          ({ providerUuid }) => providers.find(({ uuid }) => uuid === providerUuid)?.name ?? providerUuid,
        );
        return held.length === 1 && held[0] === instance.host
          ? []
          : [`${act.name} is on ${instance.host} and holds [${held.join(', ')}]`];
      }),
  ],
  [
    'nothing else is claimed: failed attempts, failed and deleted servers left nothing behind',
    ({ outcomes, holding }) => {
      const active = new Set(
        outcomes.filter(({ instance }) => statusOf(instance) === 'ACTIVE').map(({ id }) => id),
      );
      return holding.filter(({ uuid }) => !active.has(uuid)).map(({ uuid }) => `${uuid} still holds a claim`);
    },
  ],
  [
    'all hosts of a server are in one cell, and no host was tried twice',
    ({ outcomes, providers }) =>
      outcomes.flatMap(({ act, instance }) => {
        const hosts = triedHosts(instance);
        const cells = new Set(hosts.map((host) => providers.find(({ name }) => name === host)?.cell ?? '?'));
        return cells.size <= 1 && new Set(hosts).size === hosts.length
          ? []
          : [`${act.name} was tried on [${hosts.join(', ')}]`];
      }),
  ],
  [
    'every ERROR says why, with the cause per host',
    ({ outcomes }) =>
      outcomes
        .filter(({ instance }) => statusOf(instance) === 'ERROR')
        .filter(({ act, instance }) => {
          const causes = instance?.fault?.hosts ?? [];
          return (
            !instance?.fault?.message || (act.expect.attempts > 0 && causes.length < act.expect.attempts)
          );
        })
        .map(({ act }) => `${act.name} does not say why`),
  ],
  ['no cell sent anything above itself, but to placement', ({ upcalls }) => [...upcalls]],
];

/** Everything that must be true at the end of the demo, and what contradicts it. */
export const checkDemo = (state: DemoState): CheckResult[] =>
  checks.map(([text, find]) => ({ text, faults: find(state) }));
