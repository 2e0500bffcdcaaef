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

  /** Whether `amount` more fits and keeps the unit rules. */
  fits(slot: number, amount: number): boolean {
    if (!this.hasRoom(slot, amount)) return false;
    const at = slot * fields;
    const step = this.#cells[at + 4] as number;
    return amount >= (this.#cells[at + 2] as number) && (step === 1 || amount % step === 0);
  }

  /**
   * Whether the sum of several amounts, each of which fits, fits too. Beyond the column's end there is no inventory:
   * NaN and undefined compare false.
   */
  hasRoom(slot: number, sum: number): boolean {
    const at = slot * fields;
    const cells = this.#cells;
    return (cells[at] as number) + sum <= (cells[at + 1] as number) && sum <= (cells[at + 3] as number);
  }

  /** The largest sum that `hasRoom`. */
  room(slot: number): number {
    const at = slot * fields;
    const [used, capacity, , maxUnit] = this.#cells.subarray(at, at + fields);
    return Math.min((capacity ?? 0) - (used ?? 0), maxUnit ?? 0);
  }

  #grow(atLeast: number): void {
    const grown = new Float64Array(Math.max(atLeast, this.#cells.length * 2));
    grown.set(this.#cells);
    this.#cells = grown;
  }
}
