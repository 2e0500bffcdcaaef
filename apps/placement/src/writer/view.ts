import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Commit } from '@cellflow/store';
import { placementIndexes, placementKeys } from '@cellflow/store';
import type { Consumers } from '../consumers.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';

interface Changed<T> {
  readonly record: T;
  readonly ttlMs?: number;
}

/**
 * What a batch of acts sees and changes: the records in memory with the batch's own changes on top. The commit it
 * becomes is conditional on every record that a writing act looked at, so a stale view writes nothing.
 */
export class View {
  readonly #graph: ProviderGraph;
  readonly #consumers: Consumers;
  readonly #providers = new Map<string, ProviderRecord>();
  readonly #created = new Set<string>();
  readonly #changedConsumers = new Map<string, Changed<ConsumerRecord>>();
  readonly #names = new Map<string, string | null>();
  readonly #events: Init<LedgerEvent>[] = [];
  /** Versions of what the writing acts looked at. */
  readonly #expected = new Map<string, number>();
  #looked = new Map<string, number>();

  constructor(graph: ProviderGraph, consumers: Consumers) {
    this.#graph = graph;
    this.#consumers = consumers;
  }

  provider(uuid: string): ProviderRecord | null {
    const known = this.#graph.get(uuid);
    this.#looked.set(placementKeys.provider(uuid), known?.version ?? 0);
    return this.#providers.get(uuid) ?? known?.record ?? null;
  }

  consumer(uuid: string): ConsumerRecord | null {
    const known = this.#consumers.get(uuid);
    this.#looked.set(placementKeys.consumer(uuid), known?.version ?? 0);
    return this.#changedConsumers.get(uuid)?.record ?? known?.record ?? null;
  }

  /** The provider of this name, as far as this replica knows. */
  ownerOfName(name: string): string | null {
    const changed = this.#names.get(name);
    return changed !== undefined ? changed : (this.#graph.uuidOfName(name) ?? null);
  }

  putProvider(record: ProviderRecord): void {
    if (!this.provider(record.uuid)) this.#created.add(record.uuid);
    this.#providers.set(record.uuid, record);
  }

  /** Takes a name for a provider that had none of this name; the commit fails where another one has it. */
  takeName(name: string, uuid: string): void {
    this.#looked.set(placementKeys.providerName(name), 0);
    this.#names.set(name, uuid);
  }

  freeName(name: string): void {
    this.#names.set(name, null);
  }

  putConsumer(record: ConsumerRecord, ttlMs?: number): void {
    this.consumer(record.uuid);
    this.#changedConsumers.set(record.uuid, { record, ttlMs });
  }

  event(event: Init<LedgerEvent>): void {
    this.#events.push(event);
  }

  /** Runs one act on the view. Acts announce every effect with an event, so one without has changed nothing. */
  perform<T>(evaluate: (view: View) => T): { answer: T; wrote: boolean; looked: readonly string[] } {
    this.#looked = new Map();
    const before = this.#events.length;
    const answer = evaluate(this);
    const wrote = this.#events.length > before;
    if (wrote) for (const [key, version] of this.#looked) this.#expected.set(key, version);
    return { answer, wrote, looked: [...this.#looked.keys()] };
  }

  /** Keys the acts since the last `perform` looked at. */
  get looked(): readonly string[] {
    return [...this.#looked.keys()];
  }

  get expectedKeys(): ReadonlySet<string> {
    return new Set(this.#expected.keys());
  }

  commit(nowMs: number): Commit {
    const encoder = new TextEncoder();
    const names = [...this.#names];
    return {
      expect: [...this.#expected].map(([key, version]) => ({ key, version })),
      put: [
        ...[...this.#providers.values()].map((record) => ({
          key: placementKeys.provider(record.uuid),
          value: ProviderRecord.encode(record),
        })),
        ...[...this.#changedConsumers.values()].map(({ record, ttlMs }) => ({
          key: placementKeys.consumer(record.uuid),
          value: ConsumerRecord.encode(record),
          ttlMs,
        })),
        ...names.flatMap(([name, uuid]) =>
          uuid === null ? [] : [{ key: placementKeys.providerName(name), value: encoder.encode(uuid) }],
        ),
      ],
      delete: names.flatMap(([name, uuid]) => (uuid === null ? [placementKeys.providerName(name)] : [])),
      index: [
        ...[...this.#created].map((member) => ({ index: placementIndexes.providers, member, score: nowMs })),
        ...[...this.#changedConsumers.values()].map(({ record }) => ({
          index: placementIndexes.consumers,
          member: record.uuid,
          score: record.allocations.length > 0 ? nowMs : null,
        })),
      ],
      ledger: this.#events,
    };
  }

  /** Makes the committed changes the memory of this replica. */
  apply(version: number): void {
    for (const record of this.#providers.values()) this.#graph.put(record, version);
    for (const { record } of this.#changedConsumers.values()) this.#consumers.put(record, version);
  }
}
