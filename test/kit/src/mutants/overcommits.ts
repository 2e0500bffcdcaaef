import { Envelope } from '@cellflow/contracts-common';
import { Inventory, ProviderRecord, UpdateProviderRequest } from '@cellflow/contracts-placement';
import { replaceMethod } from '@cellflow/stack';
import type { Store, StoredRecord } from '@cellflow/store';
import type { SystemMutant } from './system-mutant.ts';
import { editRecords, rewriteCommits, rewriteMessages } from '@cellflow/stack/wrappers';

const factor = 100;

/** A placement that decides by inventories that are not those it stores. */
export const overcommits: SystemMutant = {
  invariant: 'I6',
  what: 'placement takes every host for a hundred times as big',
  wrap: () => ({
    transport: (transport) =>
      transport.user.endsWith('-compute')
        ? rewriteMessages(transport, (message) => {
            if (!message.method.endsWith('/UpdateProvider')) return message;
            const request = UpdateProviderRequest.decode(message.body);
            const inventories = request.inventories.map((each) => sized(each, factor));
            const body = UpdateProviderRequest.encode({ ...request, inventories });
            return Envelope.create({ ...message, body });
          })
        : transport,
    store: (store) => (store.scope === 'placement' ? shrunk(store) : store),
  }),
};

const sized = (inventory: Inventory, by: number): Inventory =>
  Inventory.create({
    ...inventory,
    total: Math.round(inventory.total * by),
    maxUnit: Math.round(inventory.maxUnit * by),
  });

const resized = (provider: ProviderRecord, by: number): ProviderRecord =>
  ProviderRecord.create({
    ...provider,
    inventories: provider.inventories.map((each) => sized(each, by)),
  });

/** What is stored is a hundredth of what is read and written. */
function shrunk(store: Store): Store {
  const grown = (key: string, record: StoredRecord | null) => {
    if (!record || !key.startsWith('provider:')) return record;
    const provider = resized(ProviderRecord.decode(record.value), factor);
    return { ...record, value: ProviderRecord.encode(provider) };
  };
  const commits = rewriteCommits(store, (change) =>
    editRecords(change, 'provider', ProviderRecord, (provider) => resized(provider, 1 / factor)),
  );
  const reads = replaceMethod(commits, 'get', async (key: string) => grown(key, await store.get(key)));
  return replaceMethod(reads, 'getMany', async (keys: readonly string[]) =>
    (await store.getMany(keys)).map((record, index) => grown(keys[index]!, record)),
  );
}
