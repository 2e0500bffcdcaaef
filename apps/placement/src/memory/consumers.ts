import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { Known, Shelf } from './shelf.ts';

/**
 * Consumers: all that hold something, to be found by provider and by project, and of the others the ones met last.
 * What is decided on them is either committed on condition of the version, or read again before it is answered.
 */
export class Consumers implements Shelf<ConsumerRecord> {
  readonly #holding = new Map<string, Known<ConsumerRecord>>();
  readonly #idle = new Map<string, Known<ConsumerRecord>>();
  readonly #byProvider = new SetsOfUuids();
  readonly #byProject = new SetsOfUuids();
  readonly #idleLimit: number;

  constructor(idleLimit: number) {
    this.#idleLimit = idleLimit;
  }

  get(uuid: string): Known<ConsumerRecord> | null {
    return this.#holding.get(uuid) ?? this.#idle.get(uuid) ?? null;
  }

  put(uuid: string, record: ConsumerRecord, version: number): void {
    const before = this.get(uuid);
    if (before && before.version >= version) return;
    this.remove(uuid);
    if (record.allocations.length > 0) this.#hold(uuid, { record, version });
    else this.#keepIdle(uuid, { record, version });
  }

  remove(uuid: string): void {
    this.#idle.delete(uuid);
    const held = this.#holding.get(uuid)?.record;
    if (!held) return;
    this.#holding.delete(uuid);
    this.#byProject.remove(held.projectId, uuid);
    for (const { providerUuid } of held.allocations) this.#byProvider.remove(providerUuid, uuid);
  }

  /** Knows no more of those that hold nothing. */
  forgetIdle(): void {
    this.#idle.clear();
  }

  /** Uuids of those that hold something of a provider. */
  ofProvider(providerUuid: string): Iterable<string> {
    return this.#byProvider.of(providerUuid);
  }

  /** Those of a project that hold something. */
  *ofProject(projectId: string): Iterable<ConsumerRecord> {
    for (const uuid of this.#byProject.of(projectId)) {
      yield (this.#holding.get(uuid) as Known<ConsumerRecord>).record;
    }
  }

  *holding(): Iterable<ConsumerRecord> {
    for (const { record } of this.#holding.values()) yield record;
  }

  #hold(uuid: string, known: Known<ConsumerRecord>): void {
    this.#holding.set(uuid, known);
    this.#byProject.add(known.record.projectId, uuid);
    for (const { providerUuid } of known.record.allocations) this.#byProvider.add(providerUuid, uuid);
  }

  #keepIdle(uuid: string, known: Known<ConsumerRecord>): void {
    this.#idle.set(uuid, known);
    if (this.#idle.size <= this.#idleLimit) return;
    for (const oldest of this.#idle.keys()) return void this.#idle.delete(oldest);
  }
}

class SetsOfUuids {
  readonly #sets = new Map<string, Set<string>>();

  of(name: string): Iterable<string> {
    return this.#sets.get(name) ?? [];
  }

  add(name: string, uuid: string): void {
    const set = this.#sets.get(name);
    if (set) set.add(uuid);
    else this.#sets.set(name, new Set([uuid]));
  }

  remove(name: string, uuid: string): void {
    const set = this.#sets.get(name);
    set?.delete(uuid);
    if (set?.size === 0) this.#sets.delete(name);
  }
}
