import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { placementKeys } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { Memory } from './memory.ts';

const provider = (uuid: string, name = uuid, aggregates: string[] = []) =>
  ProviderRecord.create({ uuid, name, rootUuid: uuid, aggregates });
const holding = (uuid: string, projectId: string, ...providers: string[]) =>
  ConsumerRecord.create({
    ...{ uuid, projectId },
    allocations: providers.map((providerUuid) => ({ providerUuid, resources: [] })),
  });

/** A store that answers a read only when it is told to, with what it had when it was asked. */
function slowReads(store: Store) {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const getMany: Store['getMany'] = async (keys) => {
    const found = await store.getMany(keys);
    await released;
    return found;
  };
  return { store: { ...store, getMany }, release: () => release() };
}

describe('the memory of a replica', () => {
  it('keeps the newest of what it is told, in whatever order', () => {
    const memory = new Memory();
    memory.apply('provider', 'p', provider('p', 'new'), 7);
    memory.apply('provider', 'p', provider('p', 'old'), 5);
    expect(memory.get('provider', 'p')?.record.name).toBe('new');
    expect(memory.versionOf(placementKeys.provider('p'))).toBe(7);
  });

  it('does not bring back what was removed while it was being read', async () => {
    const store = testStore();
    await store.commit({ put: [{ key: 'provider:p', value: ProviderRecord.encode(provider('p')) }] });
    const slow = slowReads(store);
    const memory = new Memory();
    const reading = memory.refresh(slow.store, ['provider:p']);
    memory.apply('provider', 'p', null, 2);
    slow.release();
    await reading;
    expect(memory.get('provider', 'p')).toBeNull();
    expect(memory.versionOf('provider:p')).toBe(2);
  });

  it('does not forget what was created while it was being looked for', async () => {
    const slow = slowReads(testStore());
    const memory = new Memory();
    const reading = memory.refresh(slow.store, ['provider:p']);
    memory.apply('provider', 'p', provider('p'), 1);
    slow.release();
    await reading;
    expect(memory.get('provider', 'p')?.version).toBe(1);
  });

  it('forgets what the store no longer has', async () => {
    const memory = new Memory();
    memory.apply('provider', 'p', provider('p'), 1);
    await memory.refresh(testStore(), ['provider:p']);
    expect(memory.get('provider', 'p')).toBeNull();
  });

  it('learns who owns a name from the name', async () => {
    const store = testStore();
    await store.commit({
      put: [
        { key: placementKeys.providerName('host'), value: new TextEncoder().encode('p') },
        { key: placementKeys.provider('p'), value: ProviderRecord.encode(provider('p', 'host')) },
      ],
    });
    const memory = new Memory();
    await memory.refresh(store, [placementKeys.providerName('host')]);
    expect(memory.graph.uuidOfName('host')).toBe('p');
  });

  it('finds consumers by provider and by project as long as they hold something', () => {
    const { consumers } = new Memory();
    consumers.put('a', holding('a', 'blue', 'p', 'q'), 1);
    consumers.put('b', holding('b', 'blue', 'p'), 2);
    expect([...consumers.ofProvider('p')]).toEqual(['a', 'b']);
    consumers.put('a', holding('a', 'red'), 3);
    expect([...consumers.ofProvider('p')]).toEqual(['b']);
    expect([...consumers.ofProvider('q')]).toEqual([]);
    expect([...consumers.ofProject('blue')].map(({ uuid }) => uuid)).toEqual(['b']);
    expect(consumers.get('a')?.version).toBe(3);
  });
});
