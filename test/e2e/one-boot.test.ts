import type { Instance } from '@cellflow/contracts-common';
import { TestCloud } from '@cellflow/test-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mixedProfile, modes, untilSound } from './clouds.ts';

describe.each(modes)('one boot, on %s', (on) => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start({ on, cells: 2, profile: mixedProfile });
  });
  afterEach(() => untilSound(cloud));
  afterAll(() => cloud?.[Symbol.asyncDispose]());

  const recordOf = async (id: string): Promise<Instance> => {
    const found = (await cloud.instances()).find(({ uuid }) => uuid === id);
    if (!found) throw new Error(`no cell holds ${id}`);
    return found;
  };
  const heldBy = async (id: string) => (await cloud.allocations()).filter(({ consumer }) => consumer === id);
  const bootOne = async (zone: string) => {
    const [id = ''] = await cloud.boot(1, { zone });
    const [server] = await cloud.settled([id]);
    return { id, server };
  };
  const gone = (id: string) =>
    cloud.waitFor(
      async () => ({
        listed: (await cloud.rest.show(id)) !== null,
        rows: (await cloud.instances()).filter(({ uuid }) => uuid === id).length,
        held: (await heldBy(id)).length,
      }),
      ({ listed, rows, held }) => !listed && rows === 0 && held === 0,
      { what: `the end of ${id}` },
    );

  it('becomes ACTIVE on the first host, which alone holds its allocation', async () => {
    const { id, server } = await bootOne('good');
    expect(server).toMatchObject({ status: 'ACTIVE', 'OS-EXT-AZ:availability_zone': 'good' });
    const { attempts, host, cell } = await recordOf(id);
    expect(attempts.map((attempt) => attempt.host)).toEqual([host]);
    expect(await heldBy(id)).toMatchObject([
      { host, cell, resources: { VCPU: 1, MEMORY_MB: 512, DISK_GB: 1 } },
    ]);
  });

  it('goes on to an alternate in the same cell when the first host fails', async () => {
    const { id, server } = await bootOne('flaky');
    expect(server?.status).toBe('ACTIVE');
    const { attempts, failures, host, cell } = await recordOf(id);
    expect(attempts).toHaveLength(2);
    expect(attempts[1]?.host).toBe(host);
    expect(failures).toMatchObject([
      { host: attempts[0]?.host, attempt: 1, failure: { message: 'the first try never works here' } },
    ]);
    expect(attempts.every((attempt) => attempt.host.startsWith(`${cell}-`))).toBe(true);
    expect(await heldBy(id)).toMatchObject([{ host, cell }]);
  });

  it('tries 1 + alternates distinct hosts and tells the cause of each when all fail', async () => {
    const { id, server } = await bootOne('broken');
    expect(server).toMatchObject({ status: 'ERROR', fault: { code: 500 } });
    const { attempts, fault } = await recordOf(id);
    const hosts = attempts.map((attempt) => attempt.host);
    expect(new Set(hosts).size).toBe(1 + cloud.alternates);
    expect(fault?.hosts.map(({ host, failure }) => [host, failure?.message])).toEqual(
      hosts.map((host) => [host, 'no power']),
    );
    expect(await heldBy(id)).toEqual([]);
  });

  it('is not retried when a build aborts', async () => {
    const { id, server } = await bootOne('abort');
    expect(server?.status).toBe('ERROR');
    expect((await recordOf(id)).attempts).toHaveLength(1);
    expect(server?.fault?.message).toContain('the image is damaged');
    expect(await heldBy(id)).toEqual([]);
  });

  it('is buried in cell0 when no host is valid', async () => {
    const { id, server } = await bootOne('nowhere');
    expect(server).toMatchObject({ status: 'ERROR', fault: { code: 500 } });
    expect(server?.fault?.message).toContain('No valid host');
    expect((await recordOf(id)).cell).toBe('cell0');
    expect(await heldBy(id)).toEqual([]);
  });

  it('is deleted before it is scheduled', async () => {
    const [id = ''] = await cloud.boot(1, { zone: 'slow' });
    await cloud.delete(id);
    await gone(id);
  });

  it('is deleted in the middle of its build', async () => {
    const [id = ''] = await cloud.boot(1, { zone: 'slow' });
    await cloud.waitFor(
      async () => (await cloud.rest.show(id))?.['OS-EXT-STS:task_state'] ?? '',
      (state) => state === 'spawning' || state === 'networking',
      { what: 'a build under way' },
    );
    await cloud.delete(id);
    await gone(id);
  });

  it('is deleted after its build, and from cell0', async () => {
    const built = await bootOne('good');
    const buried = await bootOne('nowhere');
    await cloud.delete(built.id);
    await cloud.delete(buried.id);
    await gone(built.id);
    await gone(buried.id);
  });

  it('means one server however often it is asked for under one key', async () => {
    const wishes = { zone: 'good', idempotencyKey: `once-on-${on}` };
    const [first] = await cloud.boot(1, wishes);
    const again = await cloud.rest.boot({
      name: 'server',
      flavor: '1',
      image: '70a599e0-31e7-49b7-b260-868f441e862b',
      ...wishes,
    });
    expect(again).toEqual([first]);
    await cloud.settled([first as string]);
  });

  it('lists the servers of all cells page by page, each once', async () => {
    const ids = await cloud.boot(25, { zone: 'good', name: 'page' });
    await cloud.settled(ids);
    const all = (await cloud.servers()).map(({ id }) => id);
    const seen: string[] = [];
    for (;;) {
      const query = new URLSearchParams({
        limit: '7',
        ...(seen.length > 0 && { marker: seen.at(-1) as string }),
      });
      const response = await fetch(`${cloud.stack.apiUrl}/v2.1/servers/detail?${query}`, {
        headers: { 'x-auth-token': cloud.stack.token },
      });
      const { servers } = (await response.json()) as { servers: { id: string }[] };
      expect(servers.length).toBeLessThanOrEqual(7);
      if (servers.length === 0) break;
      seen.push(...servers.map(({ id }) => id));
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(ids));
    const cells = new Set(
      (await cloud.instances()).filter(({ uuid }) => ids.includes(uuid)).map(({ cell }) => cell),
    );
    expect([...cells].sort()).toEqual(['cell1', 'cell2']);
  });
});
