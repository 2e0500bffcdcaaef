import type { IndexEntry, RangeQuery } from '../store.ts';

const chunkSize = 512;

const compare = (a: IndexEntry, b: IndexEntry): number =>
  a.score - b.score || (a.member < b.member ? -1 : a.member > b.member ? 1 : 0);

/** Members ordered by score, then by member. Sorted chunks, so that 100,000 members stay cheap to change. */
export class OrderedIndex {
  readonly #scores = new Map<string, number>();
  readonly #chunks: IndexEntry[][] = [];

  get size(): number {
    return this.#scores.size;
  }

  copy(): OrderedIndex {
    const copy = new OrderedIndex();
    for (const [member, score] of this.#scores) copy.#scores.set(member, score);
    for (const chunk of this.#chunks) copy.#chunks.push([...chunk]);
    return copy;
  }

  set(member: string, score: number): void {
    if (this.#scores.get(member) === score) return;
    this.remove(member);
    const entry = { member, score };
    this.#scores.set(member, score);
    const at = Math.min(this.#chunkOf(entry), this.#chunks.length - 1);
    const chunk = this.#chunks[at];
    if (!chunk) return void this.#chunks.push([entry]);
    chunk.splice(lowerBound(chunk, entry), 0, entry);
    if (chunk.length > chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize / 2));
  }

  remove(member: string): void {
    const score = this.#scores.get(member);
    if (score === undefined) return;
    this.#scores.delete(member);
    const entry = { member, score };
    const at = this.#chunkOf(entry);
    const chunk = this.#chunks[at] as IndexEntry[];
    chunk.splice(lowerBound(chunk, entry), 1);
    if (chunk.length === 0) this.#chunks.splice(at, 1);
  }

  range(query: RangeQuery): IndexEntry[] {
    const { limit, after, reverse = false, min = -Infinity, max = Infinity } = query;
    const found: IndexEntry[] = [];
    const step = reverse ? -1 : 1;
    const edge = reverse ? max : min;
    const start = after && step * (after.score - edge) >= 0 ? after : undefined;
    let [at, offset] = this.#start(start, edge, reverse);
    for (; found.length < limit; at += step, offset = reverse ? Infinity : 0) {
      const chunk = this.#chunks[at];
      if (!chunk) return found;
      for (let i = Math.min(offset, chunk.length - 1); i >= 0 && i < chunk.length; i += step) {
        const entry = chunk[i] as IndexEntry;
        if (reverse ? entry.score < min : entry.score > max) return found;
        if (found.push({ ...entry }) === limit) return found;
      }
    }
    return found;
  }

  /** Chunk and offset of the first entry of a range, walking in its direction. */
  #start(after: IndexEntry | undefined, edge: number, reverse: boolean): [number, number] {
    const reached = (entry: IndexEntry): boolean => {
      if (after) return reverse ? compare(entry, after) >= 0 : compare(entry, after) > 0;
      return reverse ? entry.score > edge : entry.score >= edge;
    };
    const at = firstWhere(this.#chunks, (chunk) => reached(chunk[chunk.length - 1] as IndexEntry));
    const chunk = this.#chunks[at];
    const offset = chunk ? firstWhere(chunk, reached) : 0;
    if (!reverse) return [at, offset];
    return offset > 0 ? [at, offset - 1] : [at - 1, Infinity];
  }

  #chunkOf(entry: IndexEntry): number {
    return firstWhere(this.#chunks, (chunk) => compare(chunk[chunk.length - 1] as IndexEntry, entry) >= 0);
  }
}

const lowerBound = (chunk: IndexEntry[], entry: IndexEntry): number =>
  firstWhere(chunk, (other) => compare(other, entry) >= 0);

/** Position of the first element for which `holds`, in a list where those come last. */
export function firstWhere<T>(list: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
