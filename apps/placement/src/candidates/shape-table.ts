import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import { Names } from '../graph/names.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';

/** Which classes and traits a provider has, as indexes: most providers of a reply share one. */
export interface Shape {
  /** Into the reply's classes. */
  readonly classIndexes: number[];
  /** Into the graph's columns, parallel. */
  readonly columnIds: number[];
  readonly traitIndexes: number[];
}

/** The name tables of one reply, and the shapes seen in it. */
export class ShapeTable {
  readonly classes = new Names();
  readonly traits = new Names();
  readonly #byInventories = new Map<string, Pick<Shape, 'classIndexes' | 'columnIds'>>();
  readonly #byTraits = new Map<string, number[]>();

  shapeOf(graph: ProviderGraph, record: ProviderRecord): Shape {
    const traits = record.traits.join();
    let traitIndexes = this.#byTraits.get(traits);
    if (!traitIndexes) {
      traitIndexes = record.traits.map((trait) => this.traits.add(trait));
      this.#byTraits.set(traits, traitIndexes);
    }
    let key = '';
    for (const { resourceClass } of record.inventories) key += `${resourceClass},`;
    let classes = this.#byInventories.get(key);
    if (!classes) {
      classes = this.#classShape(graph, record.inventories);
      this.#byInventories.set(key, classes);
    }
    return { ...classes, traitIndexes };
  }

  #classShape(
    graph: ProviderGraph,
    inventories: readonly Inventory[],
  ): Pick<Shape, 'classIndexes' | 'columnIds'> {
    const names = inventories.map((inventory) => inventory.resourceClass);
    return {
      classIndexes: names.map((name) => this.classes.add(name)),
      columnIds: names.map((name) => graph.classes.add(name)),
    };
  }
}
