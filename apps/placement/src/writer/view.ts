import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import type { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Commit, IndexChange } from '@cellflow/store';
import { placementIndexes, placementKeys } from '@cellflow/store';
import { announcing } from '../memory/announcement.ts';
import { kinds } from '../memory/kinds.ts';
import type { KindName, RecordOf } from '../memory/kinds.ts';
import type { Memory } from '../memory/memory.ts';
import type { Watermark } from '../memory/watermark.ts';
import { Behind } from './behind.ts';

interface Change {
  readonly kind: KindName;
  readonly id: string;
  /** Null: removed. */
  readonly record: RecordOf<KindName> | null;
  readonly ttlMs?: number;
}

const encoder = new TextEncoder();

/**
 * What a batch of acts sees and changes: the records in memory with the batch's own changes on top. The commit it
 * becomes is conditional on every record that a writing act looked at, so a stale view writes nothing.
 */
export class View {
  readonly #memory: Memory;
  readonly #applied: Pick<Watermark, 'value'>;
  readonly #changes = new Map<string, Change>();
  /** Name to its owner's uuid; null: free. */
  readonly #names = new Map<string, string | null>();
  readonly #events: Init<LedgerEvent>[] = [];
  /** Versions of what the writing acts looked at. */
  readonly #expected = new Map<string, number>();
  #epoch: Commit['epoch'];
  #looked = new Map<string, number>();
  #undo: (() => void)[] = [];

  constructor(memory: Memory, applied: Pick<Watermark, 'value'>) {
    this.#memory = memory;
    this.#applied = applied;
  }

  /** A record, on whose version the commit then depends. */
  get<K extends KindName>(kind: K, id: string): RecordOf<K> | null {
    const known = this.#memory.get(kind, id);
    const key = kinds[kind].key(id);
    this.#looked.set(key, known?.version ?? 0);
    const change = this.#changes.get(key);
    return (change ? change.record : (known?.record ?? null)) as RecordOf<K> | null;
  }

  /**
   * A record, for one who then looks in memory for everything that refers to it. Whoever newly refers to it has touched
   * it, so all who do are known once memory has whatever led to the record's version; until then the act is put off.
   */
  whole<K extends KindName>(kind: K, id: string): RecordOf<K> | null {
    const record = this.get(kind, id);
    const version = this.#memory.versionOf(kinds[kind].key(id));
    if (version > this.#applied.value) throw new Behind(version);
    return record;
  }

  /** A record as it is thought to be: the commit does not depend on it. */
  peek<K extends KindName>(kind: K, id: string): RecordOf<K> | null {
    const change = this.#changes.get(kinds[kind].key(id));
    return (change ? change.record : (this.#memory.get(kind, id)?.record ?? null)) as RecordOf<K> | null;
  }

  put<K extends KindName>(kind: K, record: RecordOf<K>, ttlMs?: number): void {
    const id = kinds[kind].idOf(record as never);
    this.get(kind, id);
    this.#change({ kind, id, record: record as RecordOf<KindName>, ttlMs });
  }

  remove(kind: KindName, id: string): void {
    this.get(kind, id);
    this.#change({ kind, id, record: null });
  }

  /** Writes a record again as it is: a commit elsewhere that depends on it, such as its removal, then fails. */
  touch(kind: KindName, id: string): void {
    const record = this.get(kind, id);
    if (record) this.#change({ kind, id, record });
  }

  provider(uuid: string): ProviderRecord | null {
    return this.get('provider', uuid);
  }

  consumer(uuid: string): ConsumerRecord | null {
    return this.get('consumer', uuid);
  }

  /** Direct children, those that the batch has made included. */
  childrenOf(uuid: string): ProviderRecord[] {
    const known = this.#memory.graph.childrenOf(uuid).map((child) => this.peek('provider', child.uuid));
    const changed = [...this.#changes.values()].map((change) =>
      change.kind === 'provider' ? (change.record as ProviderRecord | null) : null,
    );
    const children = new Map<string, ProviderRecord>();
    for (const child of [...known, ...changed]) {
      if (child?.parentUuid === uuid) children.set(child.uuid, child);
    }
    return [...children.values()];
  }

  /** The provider of this name, as far as this replica knows. */
  ownerOfName(name: string): string | null {
    const changed = this.#names.get(name);
    const owner = changed !== undefined ? changed : (this.#memory.graph.uuidOfName(name) ?? null);
    if (owner !== null) this.provider(owner);
    return owner;
  }

  /** Takes a name for a provider that had none of this name; the commit fails where another one has it. */
  takeName(name: string, uuid: string): void {
    const known = this.#memory.graph.uuidOfName(name);
    if (known === undefined) this.#looked.set(placementKeys.providerName(name), 0);
    this.#setName(name, uuid);
  }

  freeName(name: string): void {
    this.#setName(name, null);
  }

  /** The commit begins an epoch of the store. */
  beginEpoch(start: NonNullable<Commit['epoch']>): void {
    this.#epoch = start;
    this.#undo.push(() => (this.#epoch = undefined));
  }

  event(event: Init<LedgerEvent>): void {
    this.#events.push(event);
    this.#undo.push(() => this.#events.pop());
  }

  /**
   * Runs one act on the view. Acts announce every effect with an event, so one without has changed nothing; what an
   * act that throws has changed is taken back.
   */
  perform<T>(evaluate: (view: View) => T): { answer: T; wrote: boolean; looked: readonly string[] } {
    this.#looked = new Map();
    this.#undo = [];
    const before = this.#events.length;
    try {
      const answer = evaluate(this);
      const wrote = this.#events.length > before;
      if (wrote) for (const [key, version] of this.#looked) this.#expected.set(key, version);
      return { answer, wrote, looked: [...this.#looked.keys()] };
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      throw error;
    }
  }

  /** Keys the acts since the last `perform` looked at. */
  get looked(): readonly string[] {
    return [...this.#looked.keys()];
  }

  get expectedKeys(): ReadonlySet<string> {
    return new Set(this.#expected.keys());
  }

  commit(nowMs: number): Commit {
    const put: { key: string; value: Uint8Array; ttlMs?: number }[] = [];
    const gone: string[] = [];
    const index: IndexChange[] = [];
    for (const [key, change] of this.#changes) {
      const { kind, record, ttlMs } = change;
      if (record) put.push({ key, value: kinds[kind].codec.encode(record as never), ttlMs });
      else gone.push(key);
      const moved = this.#indexChange(change, nowMs);
      if (moved) index.push(moved);
    }
    for (const [name, uuid] of this.#names) {
      const key = placementKeys.providerName(name);
      if (uuid === null) gone.push(key);
      else put.push({ key, value: encoder.encode(uuid) });
    }
    const expect = [...this.#expected].map(([key, version]) => ({ key, version }));
    const ledger = announcing(this.#events, this.#changes.keys());
    return { expect, put, delete: gone, index, ledger, epoch: this.#epoch };
  }

  /** Makes the committed changes the memory of this replica. */
  apply(version: number): void {
    for (const { kind, id, record } of this.#changes.values()) {
      this.#memory.apply(kind, id, record as never, version);
    }
  }

  #change(change: Change): void {
    const key = kinds[change.kind].key(change.id);
    const before = this.#changes.get(key);
    this.#undo.push(() => (before ? this.#changes.set(key, before) : this.#changes.delete(key)));
    this.#changes.set(key, change);
  }

  #setName(name: string, uuid: string | null): void {
    const before = this.#names.get(name);
    this.#undo.push(() => (before === undefined ? this.#names.delete(name) : this.#names.set(name, before)));
    this.#names.set(name, uuid);
  }

  /** Consumers stand in their index while they hold something; everything else while it exists. */
  #indexChange({ kind, id, record }: Change, nowMs: number): IndexChange | null {
    const existed = this.#memory.get(kind, id) !== null;
    const member = kinds[kind].index === placementIndexes.registry ? kinds[kind].key(id) : id;
    const { index } = kinds[kind];
    if (kind === 'consumer') {
      const holds = record !== null && (record as ConsumerRecord).allocations.length > 0;
      return { index, member, score: holds ? nowMs : null };
    }
    if (record === null) return { index, member, score: null };
    return existed ? null : { index, member, score: nowMs };
  }
}
