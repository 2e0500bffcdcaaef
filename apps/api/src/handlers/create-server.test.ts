import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { apiIndexes, apiKeys, cellIndexes } from '@cellflow/store';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRig, serverBody } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';

const post = (rig: Rig, server: object, headers: Record<string, string> = {}, version = '2.90') =>
  rig.ask('POST', '/v2.1/servers', { body: { server }, headers, version });

const stored = async (rig: Rig) => ({
  requests: await rig.store.count(apiIndexes.buildRequests),
  outbox: await rig.store.count(apiIndexes.outbox),
  ledger: await rig.store.ledgerHead(),
});

describe('POST /servers', () => {
  it('answers 202 with id, links, password and Location', async () => {
    const rig = await createRig();
    const answer = await post(rig, serverBody);
    expect(answer.status).toBe(202);
    const { id } = answer.body.server;
    expect(answer.headers['location']).toMatch(new RegExp(`^http://.*/v2\\.1/servers/${id}$`));
    expect(answer.body.server).toEqual({
      id,
      links: [
        { rel: 'self', href: answer.headers['location'] },
        { rel: 'bookmark', href: expect.stringMatching(`/servers/${id}$`) },
      ],
      'OS-DCF:diskConfig': 'MANUAL',
      security_groups: [{ name: 'default' }],
      adminPass: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(answer.headers['x-openstack-request-id']).toMatch(/^req-/);
  });

  it('stores request spec, build request and unmapped mapping, and nothing in a cell', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot({ name: 'web', metadata: { a: 'b' }, tags: ['t'], description: 'd' });
    const keys = [apiKeys.requestSpec(uuid!), apiKeys.buildRequest(uuid!), apiKeys.instanceMapping(uuid!)];
    const [spec, request, mapping] = await rig.store.getMany(keys);
    expect(spec).not.toBeNull();
    expect(BuildRequest.decode(request!.value).instance).toMatchObject({
      uuid,
      displayName: 'web',
      hostname: 'web',
      vmState: 'building',
      taskState: 'scheduling',
      metadata: { a: 'b' },
      tags: ['t'],
      description: 'd',
      requestSpec: { flavor: { name: 'm1.tiny', memoryMb: 512 }, numInstances: 1 },
    });
    expect(InstanceMapping.decode(mapping!.value)).toMatchObject({ cell: '', projectId: 'admin' });
    for (const cell of rig.cells.values()) expect(await cell.count(cellIndexes.instances)).toBe(0);
    const [event] = await rig.store.readLedger({ after: '', limit: 1 });
    expect(event?.event).toMatchObject({ type: 'server.accepted', instanceUuid: uuid });
  });

  it('hands all servers of a request to the super-conductor in one message, and empties the outbox', async () => {
    const rig = await createRig();
    const uuids = await rig.boot({ min_count: 2, max_count: 3 });
    await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(1));
    const { request, messageId } = rig.seen.schedules[0]!;
    expect(request.buildRequests.map((each) => each.instanceUuid)).toEqual(uuids);
    expect(request.requestSpec).toMatchObject({ numInstances: 3, flavor: { vcpus: 1 } });
    expect(messageId).toBe(`${request.requestId}:${uuids[0]}:1:schedule`);
    await rig.settle();
    expect(await rig.store.count(apiIndexes.outbox)).toBe(0);
  });

  it('numbers the names of several servers and their launch index', async () => {
    const rig = await createRig();
    const uuids = await rig.boot({ max_count: 3, min_count: '3' });
    const answers = await Promise.all(uuids.map((uuid) => rig.ask('GET', `/v2.1/servers/${uuid}`)));
    expect(answers.map((each) => each.body.server.name)).toEqual(['web-1', 'web-2', 'web-3']);
    const indexes = answers.map((each) => each.body.server['OS-EXT-SRV-ATTR:launch_index']);
    expect(indexes).toEqual([0, 1, 2]);
  });

  it('splits a large request into messages of at most 100 servers, stored at once', async () => {
    const rig = await createRig();
    const uuids = await rig.boot({ max_count: 250 });
    expect(uuids).toHaveLength(250);
    await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(3));
    expect(rig.seen.schedules.map((each) => each.request.buildRequests.length)).toEqual([100, 100, 50]);
    expect(new Set(rig.seen.schedules.map((each) => each.messageId)).size).toBe(3);
  });

  it('accepts 10 000 servers in one commit', async () => {
    const rig = await createRig();
    expect((await post(rig, { ...serverBody, max_count: 10_000 })).status).toBe(202);
    expect(await rig.store.count(apiIndexes.buildRequests)).toBe(10_000);
    await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(100), 10_000);
  }, 20_000);

  it('takes 202 to the outbox while the broker is down', async () => {
    const rig = await createRig();
    rig.broker.stop('api');
    const answer = await post(rig, serverBody);
    expect(answer.status).toBe(202);
    expect(await rig.store.count(apiIndexes.outbox)).toBe(1);
  });

  it('answers 503 at once, with Retry-After, while its store is down', async () => {
    const rig = await createRig();
    rig.store.fault = 'down';
    const answer = await post(rig, serverBody);
    expect([answer.status, Object.keys(answer.body)]).toEqual([503, ['serviceUnavailable']]);
    expect(answer.headers['retry-after']).toBeDefined();
  });

  it('forces a host for an admin, and refuses it to others', async () => {
    const rig = await createRig();
    await rig.boot({ availability_zone: 'az1:h1' });
    await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(1));
    expect(rig.seen.schedules[0]!.request.requestSpec).toMatchObject({
      availabilityZone: 'az1',
      forceHosts: ['h1'],
      forceNodes: [],
    });
    const body = { server: { ...serverBody, availability_zone: 'az1:h1' } };
    const refused = await rig.ask('POST', '/v2.1/servers', { body, token: 'bob-token' });
    expect([refused.status, refused.body.forbidden.message]).toEqual([
      403,
      expect.stringContaining('availability_zone'),
    ]);
  });

  it('carries scheduler hints as lists', async () => {
    const rig = await createRig();
    const body = { server: serverBody, 'os:scheduler_hints': { same_host: ['a', 'b'], foo: 'bar', n: 1 } };
    expect((await rig.ask('POST', '/v2.1/servers', { body })).status).toBe(202);
    await vi.waitFor(() => expect(rig.seen.schedules).toHaveLength(1));
    const hints = rig.seen.schedules[0]!.request.requestSpec!.schedulerHints;
    expect(hints['same_host']!.values).toEqual(['a', 'b']);
    expect(hints['foo']!.values).toEqual(['bar']);
    expect(hints['n']!.values).toEqual(['1']);
  });

  it('builds with the flavor as it is now, also when another replica changed it', async () => {
    const rig = await createRig();
    await rig.boot();
    const flavor = (await rig.api.flavors.list()).find((each) => each.flavorid === '1')!;
    const { createFlavors } = await import('../flavors/flavors.ts');
    const other = createFlavors(rig.store);
    const { version } = (await other.get('1'))!;
    await other.replace({ ...flavor, extraSpecs: { 'trait:X': 'required' } }, version);
    const [uuid] = await rig.boot();
    const { body } = await rig.ask('GET', `/v2.1/servers/${uuid}`);
    expect(body.server.flavor.extra_specs).toEqual({ 'trait:X': 'required' });
    await other.remove('1');
    expect((await post(rig, serverBody)).body.badRequest.message).toContain('flavorRef');
  });

  it.each([
    ['name', { ...serverBody, name: '' }],
    ['name', { ...serverBody, name: 'x'.repeat(256) }],
    ['name', { ...serverBody, name: 'ü'.repeat(128) }],
    ['name', { ...serverBody, name: 'a\u0000b' }],
    ['name', { ...serverBody, name: undefined }],
    ['flavorRef', { ...serverBody, flavorRef: undefined }],
    ['flavorRef', { ...serverBody, flavorRef: 'no-such' }],
    ['imageRef', { ...serverBody, imageRef: 'stub' }],
    ['imageRef', { ...serverBody, imageRef: undefined }],
    ['networks', { ...serverBody, networks: 'some' }],
    ['networks', { ...serverBody, networks: undefined }],
    ['max_count', { ...serverBody, max_count: 10_001 }],
    ['max_count', { ...serverBody, max_count: 0 }],
    ['min_count', { ...serverBody, min_count: 3, max_count: 2 }],
    ['min_count', { ...serverBody, min_count: 1.5 }],
    ['metadata.k', { ...serverBody, metadata: { k: 1 } }],
    ['metadata', { ...serverBody, metadata: 'x' }],
    ['tags', { ...serverBody, tags: ['a', 'a'] }],
    ['tags.0', { ...serverBody, tags: ['a/b'] }],
    ['availability_zone', { ...serverBody, availability_zone: 'a:b:c:d' }],
    ['colour', { ...serverBody, colour: 'red' }],
  ])('refuses a bad %s with 400 naming it, and stores nothing', async (field, server) => {
    const rig = await createRig();
    const before = await stored(rig);
    const answer = await post(rig, server);
    expect([answer.status, answer.body.badRequest?.code]).toEqual([400, 400]);
    expect(answer.body.badRequest.message).toContain(field);
    expect(await stored(rig)).toEqual(before);
  });

  it('refuses unknown keys beside the server, JSON that is none, and a body of the wrong type', async () => {
    const rig = await createRig();
    const ask = (body: unknown, headers = {}) => rig.ask('POST', '/v2.1/servers', { body, headers });
    expect((await ask({ server: serverBody, extra: 1 })).body.badRequest.message).toContain("'extra'");
    expect((await ask('{"server":')).status).toBe(400);
    expect((await ask('{"server":{"__proto__":{"a":1}}}')).status).toBe(400);
    expect((await ask('[]')).status).toBe(400);
    const text = await ask('name=x', { 'content-type': 'text/plain' });
    expect([text.status, Object.keys(text.body)]).toEqual([415, ['badMediaType']]);
    const huge = await ask({ server: { ...serverBody, user_data: 'a'.repeat(70_000) } });
    expect([huge.status, Object.keys(huge.body)]).toEqual([413, ['overLimit']]);
  });

  it('knows fields only from their microversion on', async () => {
    const rig = await createRig();
    const plain = { name: 'a', imageRef: serverBody.imageRef, flavorRef: 1 };
    expect((await post(rig, plain, {}, '2.1')).status).toBe(202);
    const early = await post(rig, { ...plain, tags: ['a'], networks: 'none' }, {}, '2.51');
    expect(early.body.badRequest.message).toContain('2.52');
    expect((await post(rig, serverBody, {}, '2.36')).body.badRequest.message).toContain('2.37');
  });

  it('gives a reservation id where it is asked for', async () => {
    const rig = await createRig();
    const { body } = await post(rig, { ...serverBody, return_reservation_id: true });
    expect(body).toEqual({ reservation_id: expect.stringMatching(/^r-[0-9a-f]{8}$/) });
  });

  it('never fails, and stores nothing unless it answers 202, whatever it is sent', async () => {
    const rig = await createRig();
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('none', 'auto', serverBody.imageRef, '1', 1, 'az:h:n', '', null, true),
    );
    const names = [...Object.keys(serverBody), 'min_count', 'metadata', 'tags', 'availability_zone', 'x'];
    const server = fc
      .dictionary(fc.constantFrom(...names), value, { maxKeys: 3 })
      .map((fields) => ({ ...serverBody, ...fields }));
    const body = fc.oneof(
      fc.jsonValue(),
      server.map((each) => ({ server: each }) as object),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const before = await stored(rig);
        const answer = await rig.ask('POST', '/v2.1/servers', { body: JSON.stringify(sent) });
        expect(answer.status).toBeLessThan(500);
        if (answer.status !== 202) expect((await stored(rig)).requests).toBe(before.requests);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an idempotency key', () => {
  const key = { 'idempotency-key': 'k1' };

  it('gives the same servers for the same body, and stores them once', async () => {
    const rig = await createRig();
    const first = await post(rig, { ...serverBody, max_count: 2 }, key);
    const again = await post(rig, { ...serverBody, max_count: 2 }, key);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body.server.id).toBe(first.body.server.id);
    expect(await rig.store.count(apiIndexes.buildRequests)).toBe(2);
  });

  it('refuses another body', async () => {
    const rig = await createRig();
    await post(rig, serverBody, key);
    const other = await post(rig, { ...serverBody, name: 'other' }, key);
    expect([other.status, Object.keys(other.body)]).toEqual([409, ['conflictingRequest']]);
    expect(await rig.store.count(apiIndexes.buildRequests)).toBe(1);
  });

  it('makes one request of several that come at once', async () => {
    const rig = await createRig();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(rig, serverBody, key)));
    expect(new Set(answers.map((each) => each.body.server.id)).size).toBe(1);
    expect(await rig.store.count(apiIndexes.buildRequests)).toBe(1);
  });

  it('is its project’s own', async () => {
    const rig = await createRig();
    const body = { server: serverBody };
    const mine = await rig.ask('POST', '/v2.1/servers', { body, headers: key });
    const bobs = await rig.ask('POST', '/v2.1/servers', { body, headers: key, token: 'bob-token' });
    expect(bobs.body.server.id).not.toBe(mine.body.server.id);
  });
});
