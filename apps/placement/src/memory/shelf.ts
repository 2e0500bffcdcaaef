/** A record as last known. `version` is the store's. */
export interface Known<T> {
  readonly record: T;
  readonly version: number;
}

/** Records of one kind in the memory of a replica. */
export interface Shelf<T> {
  get(id: string): Known<T> | null;
  /** Takes a record as of `version`; an older one than is known changes nothing. */
  put(id: string, record: T, version: number): void;
  remove(id: string): void;
}

/** A shelf that is nothing but a map. */
export class MapShelf<T> implements Shelf<T> {
  readonly #known = new Map<string, Known<T>>();

  get(id: string): Known<T> | null {
    return this.#known.get(id) ?? null;
  }

  put(id: string, record: T, version: number): void {
    if ((this.get(id)?.version ?? 0) < version) this.#known.set(id, { record, version });
  }

  remove(id: string): void {
    this.#known.delete(id);
  }

  *all(): Iterable<T> {
    for (const { record } of this.#known.values()) yield record;
  }
}
