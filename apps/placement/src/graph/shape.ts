import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { ClassColumn } from './class-column.ts';

/** The classes and traits of a provider. Providers that have the same share one shape. */
export interface Shape {
  readonly classes: readonly string[];
  /** Parallel to `classes`. */
  readonly columns: readonly ClassColumn[];
  readonly traits: readonly string[];
}

/** Finds the one shape of each combination of classes and traits. */
export class Shapes {
  readonly #byKey = new Map<string, Shape>();

  of(record: ProviderRecord, columnOf: (resourceClass: string) => ClassColumn): Shape {
    const classes = record.inventories.map((inventory) => inventory.resourceClass);
    const key = `${classes.join()}|${record.traits.join()}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const shape = { classes, columns: classes.map(columnOf), traits: record.traits };
    this.#byKey.set(key, shape);
    return shape;
  }
}
