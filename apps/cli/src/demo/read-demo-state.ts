import { Instance } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { StackStores } from '@cellflow/stack';
import { cellKeys, placementIndexes, placementKeys } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import type { Act } from './acts.ts';
import type { DemoState } from './check-demo.ts';

const everything = 100_000;

export async function readProviders(placement: Store): Promise<ProviderRecord[]> {
  const page = await placement.range(placementIndexes.providers, { limit: everything });
  const records = await placement.getMany(page.map(({ member }) => placementKeys.provider(member)));
  return records.flatMap((record) => (record ? [ProviderRecord.decode(record.value)] : []));
}

async function readConsumer(placement: Store, uuid: string): Promise<ConsumerRecord | null> {
  const record = await placement.get(placementKeys.consumer(uuid));
  return record && ConsumerRecord.decode(record.value);
}

async function readInstance(cells: StackStores['cells'], uuid: string): Promise<Instance | null> {
  for (const store of cells.values()) {
    const record = await store.get(cellKeys.instance(uuid));
    if (record) return Instance.decode(record.value);
  }
  return null;
}

/** Reads from the stores where the servers of the demo are. */
export async function readDemoState(
  stores: StackStores,
  servers: readonly { readonly act: Act; readonly id: string }[],
): Promise<Omit<DemoState, 'upcalls'>> {
  const { placement, cells } = stores;
  const members = await placement.range(placementIndexes.consumers, { limit: everything });
  const consumers = await Promise.all(members.map(({ member }) => readConsumer(placement, member)));
  const outcomes = servers.map(async ({ act, id }) => ({
    ...{ act, id },
    instance: await readInstance(cells, id),
    consumer: await readConsumer(placement, id),
  }));
  return {
    outcomes: await Promise.all(outcomes),
    providers: await readProviders(placement),
    holding: consumers.filter(
      (consumer) => consumer !== null && consumer.allocations.length > 0,
    ) as ConsumerRecord[],
  };
}
