import { Names } from './names.ts';
import { SlotSet } from './slot-set.ts';

/** A set of provider slots for each of many names: the providers that have a trait, the members of an aggregate. */
export class NamedSets {
  readonly #names = new Names();
  readonly #sets: SlotSet[] = [];

  get(name: string): SlotSet | undefined {
    const id = this.#names.find(name);
    return id === undefined ? undefined : this.#sets[id];
  }

  set(name: string, slot: number, member: boolean): void {
    if (member) (this.#sets[this.#names.add(name)] ??= new SlotSet()).set(slot, true);
    else this.get(name)?.set(slot, false);
  }

  /** Names that have had members. */
  get names(): readonly string[] {
    return this.#names.list;
  }
}
