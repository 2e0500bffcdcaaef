import type { IndexEntry, Store } from './store.ts';

const pageSize = 1000;

/** Every member of an index, lowest score first. */
export async function readIndex(store: Store, index: string): Promise<string[]> {
  const members: string[] = [];
  for (let after: IndexEntry | undefined; ;) {
    const page = await store.range(index, { limit: pageSize, after });
    members.push(...page.map(({ member }) => member));
    if (page.length < pageSize) return members;
    after = page.at(-1);
  }
}

/** The records of these keys that exist, decoded, in the order of the keys. */
export async function readRecords<T>(
  store: Store,
  keys: readonly string[],
  codec: { decode(bytes: Uint8Array): T },
): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < keys.length; start += pageSize) {
    for (const record of await store.getMany(keys.slice(start, start + pageSize))) {
      if (record) found.push(codec.decode(record.value));
    }
  }
  return found;
}
