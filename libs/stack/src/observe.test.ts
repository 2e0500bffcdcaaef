import { Frame } from '@cellflow/contracts-common';
import { createPlatform } from '@cellflow/platform';
import type { Transport } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { observeStore, observeTransport } from './observe.ts';
import type { Observation } from './observe.ts';

const platform = createPlatform();

describe('an observer', () => {
  it('is told of each request of a frame, and the frame goes on', async () => {
    const seen: Observation[] = [];
    const sent: unknown[] = [];
    const plain = { vhost: 'cell1', user: 'api', publish: async (frame: unknown) => void sent.push(frame) };
    const transport = observeTransport(plain as unknown as Transport, (observation) =>
      seen.push(observation),
    );
    const body = Frame.encode({ messages: [{ method: 'a' }, { method: 'b' }] });
    const route = { exchange: 'cell', routingKey: 'compute.h1' };
    await transport.publish({ route, body, durable: true, messageId: 'm' });
    expect(sent).toHaveLength(1);
    expect(seen).toMatchObject([
      { kind: 'message', vhost: 'cell1', user: 'api', routingKey: 'compute.h1', message: { method: 'a' } },
      { kind: 'message', message: { method: 'b' } },
    ]);
  });

  it('is told of what a store took, and not of what it refused', async () => {
    const seen: Observation[] = [];
    const store = observeStore(createMemoryStore({ scope: 'cell1', platform }), (each) => seen.push(each));
    await store.commit({ expect: [{ key: 'k', version: 0 }], ledger: [{ type: 'instance.created' }] });
    await store.commit({ expect: [{ key: 'k', version: 7 }], ledger: [{ type: 'instance.deleted' }] });
    expect(seen).toMatchObject([{ kind: 'event', scope: 'cell1', event: { type: 'instance.created' } }]);
    expect(await store.readLedger({ after: '', limit: 9 })).toHaveLength(1);
  });
});
