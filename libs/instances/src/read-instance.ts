import { Instance } from '@cellflow/contracts-common';
import { cellKeys } from '@cellflow/store';
import type { Store } from '@cellflow/store';

/** A server's record and the version that a change of it must expect. */
export interface InstanceRecord {
  readonly instance: Instance;
  readonly version: number;
}

/** The server's record in a cell's store, or null. A deleted server is found for an hour, as `deleted`. */
export async function readInstance(store: Store, uuid: string): Promise<InstanceRecord | null> {
  const record = await store.get(cellKeys.instance(uuid));
  return record && { instance: Instance.decode(record.value), version: record.version };
}

/** As readInstance, in one round trip, in the order asked. */
export async function readInstances(
  store: Store,
  uuids: readonly string[],
): Promise<(InstanceRecord | null)[]> {
  const records = await store.getMany(uuids.map(cellKeys.instance));
  return records.map(
    (record) => record && { instance: Instance.decode(record.value), version: record.version },
  );
}
