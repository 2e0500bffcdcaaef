import type {
  GroupRecord,
  LevelRecord,
  NamedRecord,
  PlaceRecord,
  ProviderRecord,
  RecoveryRecord,
} from '@cellflow/contracts-placement';
import type { Store } from '@cellflow/store';
import { placementKeys } from '@cellflow/store';
import { ProviderGraph } from '../graph/provider-graph.ts';
import { Consumers } from './consumers.ts';
import { kinds, lastRecovery, parseKey } from './kinds.ts';
import type { KindName, RecordOf } from './kinds.ts';
import { MapShelf } from './shelf.ts';
import type { Known, Shelf } from './shelf.ts';

/** Consumers that hold nothing remembered by a replica; the store knows them all. */
const idleConsumers = 100_000;
/** Removed records whose removal is remembered, so that a read from before it does not bring them back. */
const rememberedRemovals = 10_000;

/** What one replica knows: the provider graph, and beside it a shelf for each other kind of record. */
export class Memory {
  readonly graph = new ProviderGraph();
  readonly consumers = new Consumers(idleConsumers);
  readonly resourceClasses = new MapShelf<NamedRecord>();
  readonly traits = new MapShelf<NamedRecord>();
  readonly groups = new MapShelf<GroupRecord>();
  readonly levels = new MapShelf<LevelRecord>();
  readonly places = new MapShelf<PlaceRecord>();
  readonly recoveries = new MapShelf<RecoveryRecord>();
  readonly #removals = new Map<string, number>();
  #newest = 0;

  readonly #shelves: { readonly [K in KindName]: Shelf<RecordOf<K>> } = {
    provider: {
      get: (uuid) => this.graph.get(uuid),
      put: (_uuid, record: ProviderRecord, version) => this.graph.put(record, version),
      remove: (uuid) => this.graph.remove(uuid),
    },
    consumer: this.consumers,
    resourceClass: this.resourceClasses,
    trait: this.traits,
    group: this.groups,
    level: this.levels,
    place: this.places,
    recovery: this.recoveries,
  };

  get<K extends KindName>(kind: K, id: string): Known<RecordOf<K>> | null {
    return this.#shelves[kind].get(id);
  }

  /** The version of what is known under a key, its removal included; 0 for nothing. */
  versionOf(key: string): number {
    const parsed = parseKey(key);
    const known = parsed ? (this.get(parsed.kind, parsed.id)?.version ?? 0) : 0;
    return Math.max(known, this.#removals.get(key) ?? 0);
  }

  /** Keys of everything known that the store has an index of. */
  *keys(): Iterable<string> {
    for (const { record } of this.graph.all()) yield kinds.provider.key(record.uuid);
    for (const { uuid } of this.consumers.holding()) yield kinds.consumer.key(uuid);
    for (const kind of ['resourceClass', 'trait', 'group', 'level', 'place', 'recovery'] as const) {
      const shelf = this.#shelves[kind] as MapShelf<RecordOf<typeof kind>>;
      for (const record of shelf.all()) yield kinds[kind].key(kinds[kind].idOf(record as never));
    }
  }

  /** The last time that the store had lost something, or null. */
  get recovery(): RecoveryRecord | null {
    return this.recoveries.get(lastRecovery)?.record ?? null;
  }

  /** Knows nothing: what it knew may never have been, as far as the store knows. */
  clear(): void {
    for (const key of [...this.keys()]) {
      const parsed = parseKey(key);
      if (parsed) this.#shelves[parsed.kind].remove(parsed.id);
    }
    this.consumers.forgetIdle();
    this.#removals.clear();
    this.#newest = 0;
  }

  /** Takes what a commit made of a record; null: it removed it. */
  apply<K extends KindName>(kind: K, id: string, record: RecordOf<K> | null, version: number): void {
    const key = kinds[kind].key(id);
    this.#newest = Math.max(this.#newest, version);
    if ((this.#removals.get(key) ?? 0) >= version) return;
    if (record) return this.#shelves[kind].put(id, record, version);
    if ((this.get(kind, id)?.version ?? 0) > version) return;
    this.#shelves[kind].remove(id);
    this.#removals.delete(key);
    this.#removals.set(key, version);
    if (this.#removals.size <= rememberedRemovals) return;
    for (const oldest of this.#removals.keys()) return void this.#removals.delete(oldest);
  }

  /** Reads the records of these keys anew. Rejects with StoreError. */
  async refresh(store: Store, keys: readonly string[]): Promise<void> {
    const known = keys.filter((key) => parseKey(key) !== null || isName(key));
    if (known.length === 0) return;
    // What is committed after the reading began is newer than what was not found by it.
    const asOf = this.#newest;
    const found = await store.getMany(known);
    const owners: string[] = [];
    known.forEach((key, at) => {
      const stored = found[at] ?? null;
      const parsed = parseKey(key);
      if (parsed) this.#take(parsed.kind, parsed.id, stored, asOf);
      else if (stored) owners.push(placementKeys.provider(new TextDecoder().decode(stored.value)));
    });
    await this.refresh(store, owners);
  }

  #take(
    kind: KindName,
    id: string,
    stored: { readonly value: Uint8Array; readonly version: number } | null,
    asOf: number,
  ): void {
    if (stored) this.apply(kind, id, kinds[kind].codec.decode(stored.value) as never, stored.version);
    else if ((this.get(kind, id)?.version ?? 0) <= asOf) this.#shelves[kind].remove(id);
  }
}

const namePrefix = placementKeys.providerName('');
/** Names are kept with their owners. */
const isName = (key: string): boolean => key.startsWith(namePrefix);
