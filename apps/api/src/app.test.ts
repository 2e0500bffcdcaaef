import { describe, expect, it } from 'vitest';
import { createRig } from './testing/rig.ts';

const anonymous = { headers: { 'x-auth-token': '' } };

describe('version discovery', () => {
  it('needs no token, and names the microversions', async () => {
    const rig = await createRig();
    const { status, body } = await rig.ask('GET', '/v2.1', anonymous);
    expect(status).toBe(200);
    expect(body.version).toMatchObject({
      id: 'v2.1',
      status: 'CURRENT',
      version: '2.90',
      min_version: '2.1',
    });
    expect((await rig.ask('GET', '/v2.1/', anonymous)).body).toEqual(body);
    expect((await rig.ask('GET', '/', anonymous)).body.versions).toHaveLength(1);
  });
});

describe('a microversion', () => {
  const negotiate = async (headers: Record<string, string>) => {
    const rig = await createRig();
    return rig.ask('GET', '/v2.1/flavors', { headers: { 'openstack-api-version': '', ...headers } });
  };

  it('is echoed, and 2.1 where none is asked for', async () => {
    const { headers } = await negotiate({});
    expect(headers['openstack-api-version']).toBe('compute 2.1');
    expect(headers['x-openstack-nova-api-version']).toBe('2.1');
    expect(headers['vary']).toContain('OpenStack-API-Version');
  });

  it('may be asked for by either header, among others, or as latest', async () => {
    const echoed = async (sent: Record<string, string>) =>
      (await negotiate(sent)).headers['x-openstack-nova-api-version'];
    expect(await echoed({ 'x-openstack-nova-api-version': '2.53' })).toBe('2.53');
    expect(await echoed({ 'openstack-api-version': 'placement 1.30, compute 2.60' })).toBe('2.60');
    expect(await echoed({ 'openstack-api-version': 'compute latest' })).toBe('2.90');
  });

  it('is refused with 406 when there is none such, with 400 when it is malformed', async () => {
    const tooNew = await negotiate({ 'openstack-api-version': 'compute 2.91' });
    expect([tooNew.status, tooNew.body.computeFault.message]).toEqual([406, expect.stringContaining('2.90')]);
    expect((await negotiate({ 'openstack-api-version': 'compute 3.1' })).status).toBe(406);
    const malformed = await negotiate({ 'openstack-api-version': 'compute two' });
    expect([malformed.status, Object.keys(malformed.body)]).toEqual([400, ['badRequest']]);
  });
});

describe('the front door', () => {
  it('answers 401 without a token or with a wrong one, before it looks at anything else', async () => {
    const rig = await createRig();
    for (const token of ['', 'wrong']) {
      const { status, body } = await rig.ask('POST', '/v2.1/servers', { token, body: '{' });
      expect([status, body.unauthorized.code]).toEqual([401, 401]);
    }
  });

  it('answers 404 for what it does not know and 405 for what it does not do', async () => {
    const rig = await createRig();
    expect((await rig.ask('GET', '/v2.1/nothing')).body.itemNotFound.code).toBe(404);
    const { status, body, headers } = await rig.ask('DELETE', '/v2.1/servers');
    expect([status, body.badMethod.code, headers['allow']]).toEqual([405, 405, 'POST, GET']);
  });

  it('takes the JSON content type without a body', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    const headers = { 'content-type': 'application/json' };
    expect((await rig.ask('DELETE', `/v2.1/servers/${uuid}`, { headers })).status).toBe(204);
  });

  it('does not tell its particulars when it fails', async () => {
    const rig = await createRig();
    rig.api.flavors.list = () => Promise.reject(new Error('secret of the house'));
    const { status, body } = await rig.ask('GET', '/v2.1/flavors');
    expect([status, Object.keys(body)]).toEqual([500, ['computeFault']]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
