import { describe, expect, it } from 'vitest';
import { cite } from './exhibits.ts';
import type { CallRecord } from './history.ts';

describe('a call that is cited', () => {
  it('names a few of its servers, with the one that it is cited for among them, and counts the others', () => {
    const servers = Array.from({ length: 1000 }, (_, at) => ({ id: `server-${at}`, status: 'BUILD' }));
    const list: CallRecord = {
      ...{ process: 'list', call: 3, type: 'ok', action: 'list', project: 'admin', atMs: 12, status: 200 },
      servers,
    };
    const { text } = cite.call(list, 7, 'server-900');
    expect(text).toMatch(
      /^list call 3 ok list at 12 ms project=admin status=200 server-900:BUILD server-0:BUILD .* and 992 more$/,
    );
    expect(cite.call({ ...list, servers: servers.slice(0, 2) }, 7).text).toMatch(
      /status=200 server-0:BUILD server-1:BUILD$/,
    );
  });
});
