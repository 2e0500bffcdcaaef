import { ProviderRecord } from '@cellflow/contracts-placement';
import { placementIndexes, placementKeys } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { flatProvider, roomyHost } from './providers.ts';

/** Providers of one commit, and commits under way at a time. */
const perCommit = 50;
const inFlight = 16;

/**
 * Writes providers `from` to `to` as a replica of placement does, but many in one commit. Number 0 has room for
 * everything that is ever claimed here.
 */
export async function seedProviders(store: Store, { from, to }: { from: number; to: number }): Promise<void> {
  let next = from;
  const writer = async () => {
    while (next < to) {
      const first = next;
      next = Math.min(to, next + perCommit);
      await commit(
        store,
        Array.from({ length: next - first }, (_, at) => first + at),
      );
    }
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
}

async function commit(store: Store, numbers: readonly number[]): Promise<void> {
  const records = numbers.map((number) => flatProvider(number, number === 0 ? roomyHost : {}));
  const result = await store.commit({
    expect: records.map(({ uuid }) => ({ key: placementKeys.provider(uuid), version: 0 })),
    put: records.flatMap((record) => [
      { key: placementKeys.provider(record.uuid), value: ProviderRecord.encode(record) },
      { key: placementKeys.providerName(record.name), value: Buffer.from(record.uuid) },
    ]),
    index: records.map(({ uuid, createdAtMs }) => ({
      ...{ index: placementIndexes.providers, member: uuid, score: Number(createdAtMs) },
    })),
    ledger: [
      {
        type: 'provider.created',
        actor: 'bench',
        changed: records.map(({ uuid }) => placementKeys.provider(uuid)),
      },
    ],
  });
  if (!result.committed) throw new Error(`the store holds ${result.conflict} already`);
}
