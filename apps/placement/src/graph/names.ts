/** Numbers names in the order they come, so that columns and sets can be found by index. */
export class Names {
  readonly #ids = new Map<string, number>();
  readonly list: string[] = [];

  /** The number of a name, given to it now if it is new. */
  add(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    this.#ids.set(name, this.list.length);
    return this.list.push(name) - 1;
  }

  find(name: string): number | undefined {
    return this.#ids.get(name);
  }
}
