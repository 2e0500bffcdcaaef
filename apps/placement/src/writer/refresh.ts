import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Store } from '@cellflow/store';
import { placementKeys } from '@cellflow/store';
import type { Consumers } from '../consumers.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';

const providerPrefix = placementKeys.provider('');
const consumerPrefix = placementKeys.consumer('');

/** Reads the named providers and consumers anew into memory. Rejects with StoreError. */
export async function refresh(
  { store, graph, consumers }: { store: Store; graph: ProviderGraph; consumers: Consumers },
  keys: readonly string[],
): Promise<void> {
  const known = keys.filter((key) => key.startsWith(providerPrefix) || key.startsWith(consumerPrefix));
  if (known.length === 0) return;
  const records = await store.getMany(known);
  known.forEach((key, at) => {
    const found = records[at];
    if (key.startsWith(providerPrefix)) {
      if (found) graph.put(ProviderRecord.decode(found.value), found.version);
      else graph.remove(key.slice(providerPrefix.length));
    } else if (found) consumers.put(ConsumerRecord.decode(found.value), found.version);
    else consumers.forget(key.slice(consumerPrefix.length));
  });
}
