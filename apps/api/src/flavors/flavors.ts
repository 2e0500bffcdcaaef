import type { Flavor, Init } from '@cellflow/contracts-common';
import { FlavorRecord } from '@cellflow/contracts-global';
import type { Store } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { defaultFlavors } from './defaults.ts';

export interface StoredFlavor {
  readonly flavor: Flavor;
  readonly version: number;
}

/**
 * The flavors of the API store. `cached` answers from memory; whoever uses it commits against the version it came
 * with, so that a stale flavor costs a conflict and never a wrong server.
 */
export interface Flavors {
  get(id: string): Promise<StoredFlavor | null>;
  cached(id: string): Promise<StoredFlavor | null>;
  forget(id: string): void;
  /** In the order of their creation. */
  list(): Promise<Flavor[]>;
  /** False when a flavor of that id exists. */
  create(flavor: Init<Flavor>, createdAtMs: number): Promise<boolean>;
  /** False when it was changed or deleted meanwhile. */
  replace(flavor: Init<Flavor>, version: number): Promise<boolean>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
  /** Creates Nova's flavors in a store that has no flavor at all. */
  seed(createdAtMs: number): Promise<void>;
}

const pageSize = 500;
const cacheSize = 1000;

export function createFlavors(store: Store): Flavors {
  const cache = new Map<string, StoredFlavor>();

  async function get(id: string): Promise<StoredFlavor | null> {
    const record = await store.get(apiKeys.flavor(id));
    const flavor = record && FlavorRecord.decode(record.value).flavor;
    if (!record || !flavor) return null;
    const stored = { flavor, version: record.version };
    if (cache.size >= cacheSize) cache.clear();
    cache.set(id, stored);
    return stored;
  }

  async function create(flavor: Init<Flavor>, createdAtMs: number): Promise<boolean> {
    const id = flavor.flavorid!;
    const result = await store.commit({
      expect: [{ key: apiKeys.flavor(id), version: 0 }],
      put: [{ key: apiKeys.flavor(id), value: FlavorRecord.encode({ flavor }) }],
      index: [{ index: apiIndexes.flavors, member: id, score: createdAtMs }],
    });
    return result.committed;
  }

  async function list(): Promise<Flavor[]> {
    const flavors: Flavor[] = [];
    let page = await store.range(apiIndexes.flavors, { limit: pageSize });
    while (page.length > 0) {
      const records = await store.getMany(page.map((entry) => apiKeys.flavor(entry.member)));
      for (const record of records) {
        const flavor = record && FlavorRecord.decode(record.value).flavor;
        if (flavor) flavors.push(flavor);
      }
      if (page.length < pageSize) break;
      page = await store.range(apiIndexes.flavors, { limit: pageSize, after: page.at(-1)! });
    }
    return flavors;
  }

  return {
    get,
    cached: async (id) => cache.get(id) ?? get(id),
    forget: (id) => void cache.delete(id),
    list,
    create,
    async replace(flavor, version) {
      const key = apiKeys.flavor(flavor.flavorid!);
      cache.delete(flavor.flavorid!);
      const put = [{ key, value: FlavorRecord.encode({ flavor }) }];
      return (await store.commit({ expect: [{ key, version }], put })).committed;
    },
    async remove(id) {
      cache.delete(id);
      const key = apiKeys.flavor(id);
      const result = await store.commit({
        expect: [{ key, version: 'exists' }],
        delete: [key],
        index: [{ index: apiIndexes.flavors, member: id, score: null }],
      });
      return result.committed;
    },
    async seed(createdAtMs) {
      if ((await store.count(apiIndexes.flavors)) > 0) return;
      for (const [index, flavor] of defaultFlavors.entries()) await create(flavor, createdAtMs + index);
    },
  };
}
