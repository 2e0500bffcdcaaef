import { describe, expect, it } from 'vitest';
import type { ManagementApi } from '../servers/management-api.ts';
import { joinManagement } from './management.ts';

const asked: string[] = [];
const broker = (vhost: string) =>
  ({
    ...{ url: vhost, user: 'admin', password: 'p' },
    async request(method: string, path: string) {
      asked.push(`${vhost}: ${method} ${path}`);
      return path === '/api/overview' ? {} : [{ vhost }];
    },
  }) as unknown as ManagementApi;
const joined = joinManagement(new Map(['api', 'cell1'].map((vhost) => [vhost, broker(vhost)])));

describe('the brokers of several vhosts as one', () => {
  it('are asked where a vhost is named, each for its own', async () => {
    asked.length = 0;
    await joined.request('PUT', '/api/vhosts/cell1', { tracing: true });
    expect(await joined.request('GET', '/api/queues/api/q?disable_stats=true')).toEqual([{ vhost: 'api' }]);
    expect(asked).toEqual(['cell1: PUT /api/vhosts/cell1', 'api: GET /api/queues/api/q?disable_stats=true']);
  });

  it('tell one list of all', async () => {
    expect(await joined.request('GET', '/api/queues?disable_stats=true')).toEqual([
      ...[{ vhost: 'api' }, { vhost: 'cell1' }],
    ]);
  });

  it('refuse what is neither', async () => {
    await expect(joined.request('GET', '/api/overview')).rejects.toThrow('is not for all brokers');
    await expect(joined.request('DELETE', '/api/queues')).rejects.toThrow('is not for all brokers');
    await expect(joined.grantAll('cell2')).rejects.toThrow(
      'there is no broker of cell2; there are api, cell1',
    );
  });
});
