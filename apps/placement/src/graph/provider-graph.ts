import type { ProviderRecord } from '@cellflow/contracts-placement';
import { ClassColumn } from './class-column.ts';
import { Names } from './names.ts';
import { Shapes } from './shape.ts';
import type { Shape } from './shape.ts';
import { SlotSet } from './slot-set.ts';

/** A provider as last known. `version` is the store's; 0 where the store has none. */
export interface KnownProvider {
  readonly record: ProviderRecord;
  readonly version: number;
}

/**
 * All providers in memory. Each has a slot; a column per resource class and a bit set per trait and aggregate answer
 * candidates without touching the records. Slots are given in order of arrival and are not used again.
 */
export class ProviderGraph {
  readonly classes = new Names();
  readonly columns: ClassColumn[] = [];
  readonly live = new SlotSet();
  readonly #traits = new Names();
  readonly #traitSets: SlotSet[] = [];
  readonly #aggregates = new Names();
  readonly #aggregateSets: SlotSet[] = [];
  readonly #slots = new Map<string, number>();
  readonly #known: (KnownProvider | null)[] = [];
  readonly #shapes = new Shapes();
  readonly #shapeOf: (Shape | undefined)[] = [];
  readonly #byName = new Map<string, string>();
  /** Root uuid to the slots of its tree. */
  readonly #trees = new Map<string, Set<number>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Slots handed out so far: the end of every scan. */
  get slots(): number {
    return this.#known.length;
  }

  get(uuid: string): KnownProvider | null {
    const slot = this.#slots.get(uuid);
    return slot === undefined ? null : (this.#known[slot] ?? null);
  }

  at(slot: number): KnownProvider {
    return this.#known[slot] as KnownProvider;
  }

  shapeAt(slot: number): Shape {
    return this.#shapeOf[slot] as Shape;
  }

  uuidOfName(name: string): string | undefined {
    return this.#byName.get(name);
  }

  /** The slots of the tree that a provider, named by uuid or name, belongs to. */
  treeOf(uuidOrName: string): ReadonlySet<number> | undefined {
    const known = this.get(uuidOrName) ?? this.get(this.#byName.get(uuidOrName) ?? '');
    const root = known?.record.rootUuid;
    return root === undefined ? undefined : this.#trees.get(root);
  }

  traitSet(name: string): SlotSet | undefined {
    const id = this.#traits.find(name);
    return id === undefined ? undefined : this.#traitSets[id];
  }

  aggregateSet(uuid: string): SlotSet | undefined {
    const id = this.#aggregates.find(uuid);
    return id === undefined ? undefined : this.#aggregateSets[id];
  }

  *all(): Iterable<KnownProvider> {
    for (const known of this.#known) if (known) yield known;
  }

  /** Takes a provider as of `version`; an older one than is known changes nothing. */
  put(record: ProviderRecord, version: number): void {
    const slot = this.#slots.get(record.uuid) ?? this.#newSlot(record.uuid);
    const before = this.#known[slot] ?? null;
    if (before && before.version >= version) return;
    this.#known[slot] = { record, version };
    if (before && sameShape(before.record, record)) this.#setUsed(slot, record);
    else this.#index(slot, before?.record ?? null, record);
  }

  remove(uuid: string): void {
    const slot = this.#slots.get(uuid);
    const before = slot === undefined ? null : this.#known[slot];
    if (slot === undefined || !before) return;
    this.#unindex(slot, before.record);
    this.#known[slot] = null;
    this.#slots.delete(uuid);
    this.#size -= 1;
  }

  clear(): void {
    for (const { record } of [...this.all()]) this.remove(record.uuid);
  }

  #newSlot(uuid: string): number {
    const slot = this.#known.push(null) - 1;
    this.#slots.set(uuid, slot);
    this.#size += 1;
    return slot;
  }

  #index(slot: number, before: ProviderRecord | null, record: ProviderRecord): void {
    if (before) this.#unindex(slot, before);
    this.live.set(slot, true);
    this.#shapeOf[slot] = this.#shapes.of(record, (resourceClass) => this.#column(resourceClass));
    this.#byName.set(record.name, record.uuid);
    const tree = this.#trees.get(record.rootUuid) ?? new Set();
    this.#trees.set(record.rootUuid, tree.add(slot));
    for (const trait of record.traits) member(this.#traits, this.#traitSets, trait).set(slot, true);
    for (const aggregate of record.aggregates) {
      member(this.#aggregates, this.#aggregateSets, aggregate).set(slot, true);
    }
    for (const inventory of record.inventories) {
      this.#column(inventory.resourceClass).set(slot, inventory, usedOf(record, inventory.resourceClass));
    }
  }

  #unindex(slot: number, record: ProviderRecord): void {
    this.live.set(slot, false);
    if (this.#byName.get(record.name) === record.uuid) this.#byName.delete(record.name);
    const tree = this.#trees.get(record.rootUuid);
    tree?.delete(slot);
    if (tree?.size === 0) this.#trees.delete(record.rootUuid);
    for (const trait of record.traits) this.traitSet(trait)?.set(slot, false);
    for (const aggregate of record.aggregates) this.aggregateSet(aggregate)?.set(slot, false);
    for (const { resourceClass } of record.inventories) this.#column(resourceClass).set(slot, null, 0);
  }

  #setUsed(slot: number, record: ProviderRecord): void {
    for (const { resourceClass } of record.inventories) {
      this.#column(resourceClass).setUsed(slot, usedOf(record, resourceClass));
    }
  }

  #column(resourceClass: string): ClassColumn {
    const id = this.classes.add(resourceClass);
    return (this.columns[id] ??= new ClassColumn());
  }
}

/** Usage changes far more often than anything else; a record that only took allocations shares the other lists. */
const sameShape = (before: ProviderRecord, after: ProviderRecord): boolean =>
  before.inventories === after.inventories &&
  before.traits === after.traits &&
  before.aggregates === after.aggregates &&
  before.name === after.name &&
  before.rootUuid === after.rootUuid;

export const usedOf = (record: ProviderRecord, resourceClass: string): number =>
  record.used.find((entry) => entry.resourceClass === resourceClass)?.amount ?? 0;

const member = (names: Names, sets: SlotSet[], name: string): SlotSet => {
  const id = names.add(name);
  return (sets[id] ??= new SlotSet());
};
