import { Names } from '../graph/names.ts';
import type { Shape } from '../graph/shape.ts';

/** A shape in the words of one reply. */
export interface NumberedShape {
  readonly classIndexes: number[];
  readonly traitIndexes: number[];
}

/** The name tables of one reply. Providers of one shape share the lists of indexes. */
export class ShapeTable {
  readonly classes = new Names();
  readonly traits = new Names();
  readonly #numbered = new Map<Shape, NumberedShape>();

  numbered(shape: Shape): NumberedShape {
    const known = this.#numbered.get(shape);
    if (known) return known;
    const numbered = {
      classIndexes: shape.classes.map((name) => this.classes.add(name)),
      traitIndexes: shape.traits.map((name) => this.traits.add(name)),
    };
    this.#numbered.set(shape, numbered);
    return numbered;
  }
}
