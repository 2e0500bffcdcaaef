import { cellKeys } from '@cellflow/store';
import type { Expectation, Store } from '@cellflow/store';

/**
 * Between a claim and the record of it in the cell lies a moment in which only placement knows. Where its store loses
 * the claim just then, the cell cannot tell of it: so before it tells what it holds it raises this fence, and a record
 * that rests on a claim from before is not written. The claim is made again.
 */
export interface PlacementFence {
  /** Where it stands, or stood a while ago; asked before a claim. Rejects with RpcError. */
  read(): Promise<number>;
  /** It has moved. */
  forget(): void;
  /** For the commit that records the claim. */
  expect(version: number): Expectation;
  raise(recovery: string): Promise<void>;
}

export function createPlacementFence(store: Pick<Store, 'get' | 'commit'>): PlacementFence {
  const key = cellKeys.placementRecovery;
  let known: number | null = null;
  return {
    read: async () => (known ??= (await store.get(key))?.version ?? 0),
    forget: () => (known = null),
    expect: (version) => ({ key, version }),
    async raise(recovery) {
      known = null;
      await store.commit({ put: [{ key, value: new TextEncoder().encode(recovery) }] });
    },
  };
}
