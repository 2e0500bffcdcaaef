/**
 * The members of each tree, by the uuid of its root. Most trees have one member: that one is held as a number, for a
 * list each would weigh more than everything else about them.
 */
export class Trees {
  readonly #members = new Map<string, number | number[]>();

  add(rootUuid: string, slot: number): void {
    const members = this.#members.get(rootUuid);
    if (members === undefined) this.#members.set(rootUuid, slot);
    else if (typeof members === 'number') this.#members.set(rootUuid, [members, slot]);
    else members.push(slot);
  }

  remove(rootUuid: string, slot: number): void {
    const left = this.of(rootUuid).filter((member) => member !== slot);
    if (left.length > 1) this.#members.set(rootUuid, left);
    else if (left.length === 1) this.#members.set(rootUuid, left[0] as number);
    else this.#members.delete(rootUuid);
  }

  /** Slots, in order of arrival. */
  of(rootUuid: string): readonly number[] {
    const members = this.#members.get(rootUuid);
    if (members === undefined) return [];
    return typeof members === 'number' ? [members] : members;
  }

  isNested(rootUuid: string): boolean {
    return typeof this.#members.get(rootUuid) === 'object';
  }
}
