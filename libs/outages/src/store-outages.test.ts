import { RpcError } from '@cellflow/rpc';
import { createMemoryStore, StoreError } from '@cellflow/store';
import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { asRpcError, withOutages } from './index.ts';

describe('a store behind a service', () => {
  it('reads as unavailable where it does not answer, so that the caller asks again', async () => {
    const store = createMemoryStore({ scope: 'cell1', platform: { clock: systemClock } });
    const down = new StoreError('TIMEOUT', 'no answer');
    const open = withOutages({ ...store, get: () => Promise.reject(down) });
    await expect(open.get('a')).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: down });
  });

  it('reads as a fault of the service where it refuses, and passes everything else on', () => {
    expect(asRpcError(new StoreError('REFUSED', 'no permission'))).toMatchObject({ code: 'INTERNAL' });
    const own = new RpcError('CONFLICT', 'too often');
    expect(asRpcError(own)).toBe(own);
  });
});
