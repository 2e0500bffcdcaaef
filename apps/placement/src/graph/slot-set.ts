/** A set of provider slots, one bit each. `words` is replaced when it grows: read it anew for every scan. */
export class SlotSet {
  words = new Uint32Array(4);

  set(slot: number, member: boolean): void {
    const word = slot >>> 5;
    if (word >= this.words.length) {
      if (!member) return;
      const grown = new Uint32Array(Math.max(word + 1, this.words.length * 2));
      grown.set(this.words);
      this.words = grown;
    }
    const bit = 1 << (slot & 31);
    if (member) this.words[word] = (this.words[word] as number) | bit;
    else this.words[word] = (this.words[word] as number) & ~bit;
  }

  has(slot: number): boolean {
    return ((this.words[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  /** The members, lowest first. The set must not change meanwhile. */
  *members(): Iterable<number> {
    const { words } = this;
    for (let word = 0; word < words.length; word += 1) {
      for (let left = words[word] as number; left !== 0; left &= left - 1) {
        yield (word << 5) + 31 - Math.clz32(left & -left);
      }
    }
  }
}
