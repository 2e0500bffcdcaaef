import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { Known } from '../memory/shelf.ts';
import { ClassColumn } from './class-column.ts';
import { NamedSets } from './named-sets.ts';
import { Names } from './names.ts';
import { Shapes } from './shape.ts';
import type { Shape } from './shape.ts';
import { Sharing } from './sharing.ts';
import { SlotSet } from './slot-set.ts';
import { adoptNames, adoptStructure, sameNames } from './structure.ts';
import { Trees } from './trees.ts';

/**
 * All providers in memory, to be traversed from any end: provider to tree, children, aggregates and traits; aggregate
 * and trait to providers. Each provider has a slot; a column per resource class and a bit set per trait and aggregate
 * answer candidates without touching the records. Slots of removed providers are used again.
 */
export class ProviderGraph {
  readonly classes = new Names();
  readonly columns: ClassColumn[] = [];
  readonly live = new SlotSet();
  readonly roots = new SlotSet();
  /** Roots of trees of more than one provider. */
  readonly nestedRoots = new SlotSet();
  readonly traits = new NamedSets();
  readonly aggregates = new NamedSets();
  readonly #slots = new Map<string, number>();
  readonly #known: (Known<ProviderRecord> | null)[] = [];
  readonly #free: number[] = [];
  readonly #shapes = new Shapes();
  readonly #shapeOf: (Shape | undefined)[] = [];
  readonly #byName = new Map<string, string>();
  readonly #trees = new Trees();
  #sharing: Sharing | null = null;

  get size(): number {
    return this.#slots.size;
  }

  /** The end of every scan. */
  get slots(): number {
    return this.#known.length;
  }

  get(uuid: string): Known<ProviderRecord> | null {
    const slot = this.#slots.get(uuid);
    return slot === undefined ? null : (this.#known[slot] ?? null);
  }

  slotOf(uuid: string): number | undefined {
    return this.#slots.get(uuid);
  }

  at(slot: number): Known<ProviderRecord> {
    return this.#known[slot] as Known<ProviderRecord>;
  }

  recordAt(slot: number): ProviderRecord {
    return this.at(slot).record;
  }

  shapeAt(slot: number): Shape {
    return this.#shapeOf[slot] as Shape;
  }

  uuidOfName(name: string): string | undefined {
    return this.#byName.get(name);
  }

  /** The slots of the tree with this root, in order of arrival. */
  tree(rootUuid: string): readonly number[] {
    return this.#trees.of(rootUuid);
  }

  /** The slot of the root of a provider's tree; undefined while the root has not arrived. */
  rootOf(slot: number): number | undefined {
    return this.roots.has(slot) ? slot : this.#slots.get(this.recordAt(slot).rootUuid);
  }

  /** The root of the tree that a provider, named by uuid or name, belongs to. */
  rootUuidOf(uuidOrName: string): string | undefined {
    return (this.get(uuidOrName) ?? this.get(this.#byName.get(uuidOrName) ?? ''))?.record.rootUuid;
  }

  childrenOf(uuid: string): ProviderRecord[] {
    const record = this.get(uuid)?.record;
    if (!record) return [];
    return this.tree(record.rootUuid)
      .map((slot) => this.recordAt(slot))
      .filter((other) => other.parentUuid === uuid);
  }

  /** A provider and everything below it. */
  subtreeOf(uuid: string): ProviderRecord[] {
    const record = this.get(uuid)?.record;
    return record ? [record, ...this.childrenOf(uuid).flatMap((child) => this.subtreeOf(child.uuid))] : [];
  }

  /** Whether some provider has the trait. */
  hasTrait(name: string): boolean {
    return this.traits.get(name)?.isEmpty === false;
  }

  /** Who shares with whom; read again when the traits, aggregates or trees have changed since. */
  sharing(): Sharing {
    return (this.#sharing ??= new Sharing(this));
  }

  *all(): Iterable<Known<ProviderRecord>> {
    for (const known of this.#known) if (known) yield known;
  }

  /** Takes a provider as of `version`; an older one than is known changes nothing. */
  put(record: ProviderRecord, version: number): void {
    const slot = this.#slots.get(record.uuid) ?? this.#newSlot(record.uuid);
    const before = this.#known[slot] ?? null;
    if (before && before.version >= version) return;
    this.#known[slot] = { record, version };
    if (before && adoptStructure(before.record, record)) this.#setUsed(slot, record);
    else this.#index(slot, before?.record ?? null, record);
  }

  remove(uuid: string): void {
    const slot = this.#slots.get(uuid);
    const before = slot === undefined ? null : this.#known[slot];
    if (slot === undefined || !before) return;
    this.#unindex(slot, before.record);
    this.#known[slot] = null;
    this.#slots.delete(uuid);
    this.#free.push(slot);
    if (before.record.aggregates.length > 0) this.#sharing = null;
    this.#markTree(before.record.rootUuid);
  }

  #newSlot(uuid: string): number {
    const slot = this.#free.pop() ?? this.#known.push(null) - 1;
    this.#slots.set(uuid, slot);
    return slot;
  }

  #index(slot: number, before: ProviderRecord | null, record: ProviderRecord): void {
    if (before) this.#unindex(slot, before);
    const { rootUuid, traits, aggregates } = record;
    this.live.set(slot, true);
    this.roots.set(slot, rootUuid === record.uuid);
    const shape = this.#shapes.of(record, (resourceClass) => this.#column(resourceClass));
    this.#shapeOf[slot] = shape;
    adoptNames(record, shape);
    this.#byName.set(record.name, record.uuid);
    this.#trees.add(rootUuid, slot);
    for (const trait of traits) this.traits.set(trait, slot, true);
    for (const aggregate of aggregates) this.aggregates.set(aggregate, slot, true);
    for (const inventory of record.inventories) {
      this.#column(inventory.resourceClass).set(slot, inventory, usedOf(record, inventory.resourceClass));
    }
    this.#markTree(rootUuid);
    if (before) this.#markTree(before.rootUuid);
    if (changesSharing(before, record) || this.#trees.isNested(rootUuid)) this.#sharing = null;
  }

  #unindex(slot: number, record: ProviderRecord): void {
    this.live.set(slot, false);
    this.roots.set(slot, false);
    this.nestedRoots.set(slot, false);
    if (this.#byName.get(record.name) === record.uuid) this.#byName.delete(record.name);
    this.#trees.remove(record.rootUuid, slot);
    for (const trait of record.traits) this.traits.set(trait, slot, false);
    for (const aggregate of record.aggregates) this.aggregates.set(aggregate, slot, false);
    for (const { resourceClass } of record.inventories) this.#column(resourceClass).set(slot, null, 0);
  }

  /** Members may arrive before their root. */
  #markTree(rootUuid: string): void {
    const root = this.#slots.get(rootUuid);
    if (root !== undefined) this.nestedRoots.set(root, this.#trees.isNested(rootUuid));
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

/** Who shares with whom depends on traits and trees only as far as there are aggregates. */
const changesSharing = (before: ProviderRecord | null, after: ProviderRecord): boolean => {
  const had = before?.aggregates ?? [];
  if (had.length === 0 && after.aggregates.length === 0) return false;
  return (
    !before ||
    before.rootUuid !== after.rootUuid ||
    !sameNames(had, after.aggregates) ||
    !sameNames(before.traits, after.traits)
  );
};

export const usedOf = (record: ProviderRecord, resourceClass: string): number =>
  record.used.find((entry) => entry.resourceClass === resourceClass)?.amount ?? 0;
