import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createRestClient, RestError } from '@cellflow/stack';
import type { RestClient } from '@cellflow/stack';
import { describe, expect, it } from 'vitest';
import { balance } from './balance.ts';

const answering = (answer: () => Promise<boolean>) =>
  ({ endpoint: 'http://there', remove: answer }) as unknown as RestClient;
/** Of a port that was just free. */
async function closedClient(): Promise<RestClient> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return createRestClient({ endpoint: `http://127.0.0.1:${port}`, token: 't' });
}

describe('a client of several replicas', () => {
  it('asks the next one where nobody listens, and no other where somebody answers', async () => {
    const closed = await closedClient();
    const open = answering(async () => true);
    expect(await balance([closed, open], 0).remove('a')).toBe(true);
    expect(await balance([open, closed], 0).remove('a')).toBe(true);
    const busy = answering(() => Promise.reject(new RestError(503, 'busy')));
    await expect(balance([busy, open], 0).remove('a')).rejects.toThrow('busy');
    await expect(balance([closed, closed], 1).remove('a')).rejects.toThrow('nobody answers');
  });
});
