import { Instance } from '@cellflow/contracts-common';
import { ConsumerRecord } from '@cellflow/contracts-placement';
import type { RestClient, StackStores } from '@cellflow/stack';
import { cellKeys, placementKeys, readRecords } from '@cellflow/store';
import type { Outcomes } from './outcomes.ts';
import type { Played } from './player.ts';
import type { ProviderCapacity } from './usage-book.ts';

/** What the end of a replay looks like to somebody who asks the API and the stores again. */
export interface Audit {
  /** Accepted deletes whose servers hold nothing any more. */
  readonly released: number;
  /** Servers in ERROR whose fault says why. */
  readonly explained: number;
  /** A fault's text by reason, for the report. */
  readonly examples: ReadonlyMap<string, string>;
  /** Everything that should not be. */
  readonly problems: readonly string[];
}

/** Compares what was played with what the API tells and what the stores hold. */
export async function auditCloud(options: {
  readonly played: readonly Played[];
  readonly outcomes: Outcomes;
  readonly stores: StackStores;
  readonly rest: Pick<RestClient, 'list'>;
  readonly providers: ReadonlyMap<string, ProviderCapacity>;
}): Promise<Audit> {
  const { played, outcomes, stores, rest, providers } = options;
  const problems: string[] = [];
  const uuids = played.map(({ uuid }) => uuid);
  const listed = new Map((await rest.list()).map((server) => [server.id, server.status]));
  const consumers = new Map(
    (await readRecords(stores.placement, uuids.map(placementKeys.consumer), ConsumerRecord)).map((record) => [
      record.uuid,
      record,
    ]),
  );
  const instances = new Map<string, Instance>();
  for (const store of stores.cells.values()) {
    for (const record of await readRecords(store, uuids.map(cellKeys.instance), Instance)) {
      instances.set(record.uuid, record);
    }
  }

  let released = 0;
  let explained = 0;
  const examples = new Map<string, string>();
  for (const { name, uuid, deleted } of played) {
    const outcome = outcomes.of(uuid);
    const instance = instances.get(uuid);
    const held = consumers.get(uuid)?.allocations ?? [];
    const hosts = held.map(({ providerUuid }) => providers.get(providerUuid)?.name ?? providerUuid);
    const status = listed.get(uuid);
    if (deleted) {
      if (held.length === 0) released++;
      else problems.push(`${name} was deleted and still holds an allocation on ${hosts.join(', ')}`);
      if (status !== undefined) problems.push(`${name} was deleted and is still listed as ${status}`);
    } else if (outcome?.state === 'active') {
      const owned = hosts.length === 1 && hosts[0] === instance?.host;
      if (!owned)
        problems.push(`${name} is ACTIVE on ${instance?.host} and holds ${hosts.join(', ') || 'nothing'}`);
      if (status !== 'ACTIVE') problems.push(`${name} is ACTIVE and listed as ${status ?? 'nothing'}`);
    } else if (outcome?.state === 'error') {
      if (held.length > 0)
        problems.push(`${name} is ERROR and still holds an allocation on ${hosts.join(', ')}`);
      if (status !== 'ERROR') problems.push(`${name} is ERROR and listed as ${status ?? 'nothing'}`);
    }
    if (outcome?.state === 'error') {
      if (instance?.fault?.message) explained++;
      else problems.push(`${name} is ERROR and no fault says why`);
      if (instance?.fault && !examples.has(outcome.reason))
        examples.set(outcome.reason, instance.fault.message);
    }
    if (outcome === null)
      problems.push(`${name} is neither ACTIVE nor ERROR: ${instance?.vmState ?? 'unknown'}`);
  }
  return { released, explained, examples, problems };
}
