import { Placement } from '@cellflow/contracts-placement';
import type { ClaimRequest } from '@cellflow/contracts-placement';
import { afterEach, expect, it } from 'vitest';
import { defaultCells, defaultProfile } from './cells.ts';
import { startEmbedded } from './embedded.ts';
import type { EmbeddedOptions } from './embedded.ts';
import type { Observation } from './observe.ts';
import { createRestClient } from './rest-client.ts';
import type { Stack } from './stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

async function start(options: Partial<EmbeddedOptions> = {}) {
  const started = (stack = await startEmbedded({ cells: defaultCells({ cells: 1, hosts: 4 }), ...options }));
  const rest = createRestClient({ endpoint: started.apiUrl, token: started.token });
  const boot = async (hints: Record<string, string> = {}) => {
    const image = '70a599e0-31e7-49b7-b260-868f441e862b';
    const [id = ''] = await rest.boot({ name: 's', flavor: '1', image, hints });
    await expect.poll(async () => (await rest.show(id))?.status, { timeout: 10_000 }).toMatch(/ACTIVE|ERROR/);
    const server = await rest.show(id);
    return { id, host: server?.['OS-EXT-SRV-ATTR:host'], status: server?.status, fault: server?.fault };
  };
  const put = async (path: string, body: object, method = 'PUT') => {
    const reply = await fetch(`${started.placementUrls[0]}/affinity_levels/${path}`, {
      method,
      headers: { 'x-auth-token': started.token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reply.status).toBeLessThan(300);
  };
  return { boot, put };
}

it('boots into another rack, into the same one, and near a server, as hints say', async () => {
  const { boot, put } = await start();
  await put('rack', {});
  for (const [rack, hosts] of [
    ['r1', ['cell1-h1', 'cell1-h2']],
    ['r2', ['cell1-h3', 'cell1-h4']],
  ] as const) {
    await put(`rack/${rack}`, {});
    await put(`rack/${rack}/hosts`, { hosts }, 'POST');
  }
  const rackOf = (server: { host?: string | null }) => (/h[12]$/.test(server.host ?? '') ? 'r1' : 'r2');
  const first = await boot();
  const other = await boot({ different_place: `rack:${first.id}` });
  expect(rackOf(other)).not.toBe(rackOf(first));
  expect(rackOf(await boot({ same_place: `rack:${other.id}` }))).toBe(rackOf(other));
  for (let n = 0; n < 3; n += 1) expect(rackOf(await boot({ near: first.id }))).toBe(rackOf(first));

  const lost = await boot({ same_place: `row:${first.id}` });
  expect(lost).toMatchObject({ status: 'ERROR', fault: { message: expect.stringContaining('row') } });
});

it('retries on an alternate that placement keeps, by its uuid', async () => {
  const [group] = (defaultProfile(4) as { hosts: object[] }).hosts;
  const profile = { hosts: [{ ...group, behaviour: { failures: [{ attempts: [1] }] } }] };
  const claims: ClaimRequest[] = [];
  const observe = (seen: Observation) => {
    if (seen.kind === 'message' && seen.message.method === Placement.methods.claim.path)
      claims.push(Placement.methods.claim.request.decode(seen.message.body));
  };
  const cells = defaultCells({ cells: 1, profile });
  const { boot } = await start({ cells, observe, storeCandidates: true, replicas: { placement: 2 } });
  expect(await boot()).toMatchObject({ status: 'ACTIVE' });
  expect(claims).toMatchObject([
    { attempt: 1, candidateUuid: '', allocationRequest: { allocations: [{}] } },
    { attempt: 2, candidateUuid: expect.stringMatching(/^[0-9a-f-]{36}$/), allocationRequest: null },
  ]);
});
