import { capacityOf } from '@cellflow/domain';
import type { InventoryRules } from '@cellflow/domain';

const fields = 5;

/** One resource class over all provider slots, five numbers side by side. A capacity of 0 means no inventory. */
export class ClassColumn {
  #cells = new Float64Array(64 * fields);

  set(slot: number, inventory: InventoryRules | null, used: number): void {
    const at = slot * fields;
    if (at >= this.#cells.length) {
      if (!inventory && used === 0) return;
      this.#grow(at + fields);
    }
    this.#cells[at] = used;
    this.#cells[at + 1] = inventory ? capacityOf(inventory) : 0;
    this.#cells[at + 2] = inventory?.minUnit ?? 0;
    this.#cells[at + 3] = inventory?.maxUnit ?? 0;
    this.#cells[at + 4] = inventory?.stepSize ?? 1;
  }

  setUsed(slot: number, used: number): void {
    if (slot * fields < this.#cells.length) this.#cells[slot * fields] = used;
  }

  used(slot: number): number {
    return this.#cells[slot * fields] ?? 0;
  }

  capacity(slot: number): number {
    return this.#cells[slot * fields + 1] ?? 0;
  }

  /**
   * Whether `sum` more fits, taken in `parts` that each keep the unit rules. Beyond the column's end there is no
   * inventory: NaN and undefined compare false.
   */
  fits(slot: number, sum: number, parts: readonly number[]): boolean {
    const at = slot * fields;
    const cells = this.#cells;
    if (!((cells[at] as number) + sum <= (cells[at + 1] as number))) return false;
    if (sum > (cells[at + 3] as number)) return false;
    const min = cells[at + 2] as number;
    const step = cells[at + 4] as number;
    for (const part of parts) {
      if (part < min || (step !== 1 && part % step !== 0)) return false;
    }
    return true;
  }

  #grow(atLeast: number): void {
    const grown = new Float64Array(Math.max(atLeast, this.#cells.length * 2));
    grown.set(this.#cells);
    this.#cells = grown;
  }
}
