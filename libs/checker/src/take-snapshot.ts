import { Instance } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import {
  apiIndexes,
  apiKeys,
  cellIndexes,
  cellKeys,
  placementIndexes,
  placementKeys,
  readIndex,
  readRecords,
} from '@cellflow/store';
import type { LedgerEntry, Store } from '@cellflow/store';
import type { AcceptedRequest, CellState, CloudSnapshot, Guest } from './snapshot.ts';

const pageSize = 1000;

/** What a snapshot is taken of: the stores, and what only the witnesses outside them know. */
export interface SnapshotSources {
  readonly api: Store;
  readonly placement: Store;
  /** By cell name, cell0 included. */
  readonly cells: ReadonlyMap<string, Store>;
  readonly accepted?: readonly AcceptedRequest[];
  readonly deleted?: readonly string[];
  readonly guests?: readonly Guest[];
  /** Default: 2, the super-conductor's. */
  readonly alternates?: number;
}

/** Reads the whole state of a cloud. Taken of a cloud that is not at rest, it shows no single moment. */
export async function takeSnapshot(sources: SnapshotSources): Promise<CloudSnapshot> {
  const accepted = sources.accepted ?? null;
  const names = [...sources.cells.keys()];
  const ledgers = new Map<string, LedgerEntry[]>();
  for (const [name, store] of sources.cells) ledgers.set(name, await wholeLedger(store));
  const apiLedger = await wholeLedger(sources.api);
  const known = new Set(accepted?.flatMap(({ instanceUuids }) => instanceUuids));
  for (const { event } of [...apiLedger, ...[...ledgers.values()].flat()]) {
    if (event.instanceUuid !== '') known.add(event.instanceUuid);
  }
  const cells: CellState[] = [];
  for (const name of names) {
    const store = sources.cells.get(name) as Store;
    const uuids = new Set([...known, ...(await readIndex(store, cellIndexes.instances))]);
    const instances = await readRecords(store, [...uuids].map(cellKeys.instance), Instance);
    cells.push({ name, instances, ledger: ledgers.get(name) ?? [] });
  }
  const { api, placement } = sources;
  for (const { instances } of cells) for (const { uuid } of instances) known.add(uuid);
  const requested = new Set([...known, ...(await readIndex(api, apiIndexes.buildRequests))]);
  const providers = await readIndex(placement, placementIndexes.providers);
  const consumers = new Set([...known, ...(await readIndex(placement, placementIndexes.consumers))]);
  return {
    accepted,
    deleted: sources.deleted ?? [],
    api: {
      mappings: await readRecords(api, [...requested].map(apiKeys.instanceMapping), InstanceMapping),
      buildRequests: await readRecords(api, [...requested].map(apiKeys.buildRequest), BuildRequest),
      ledger: apiLedger,
    },
    cells,
    placement: {
      providers: await readRecords(placement, providers.map(placementKeys.provider), ProviderRecord),
      consumers: await readRecords(placement, [...consumers].map(placementKeys.consumer), ConsumerRecord),
      ledger: await wholeLedger(placement),
    },
    guests: sources.guests ?? null,
    alternates: sources.alternates ?? 2,
  };
}

async function wholeLedger(store: Store): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const page = await store.readLedger({ after: entries.at(-1)?.id ?? '', limit: pageSize });
    entries.push(...page);
    if (page.length === 0) return entries;
  }
}
