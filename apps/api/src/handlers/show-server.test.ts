import { describe, expect, it } from 'vitest';
import { createRig, serverBody } from '../testing/rig.ts';

const show = '/v2.1/servers/';

describe('GET /servers/{id}', () => {
  it('is answered from the build request until the server has a cell', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot({ metadata: { a: 'b' } });
    const { status, body } = await rig.ask('GET', show + uuid);
    expect(status).toBe(200);
    expect(body.server).toMatchObject({
      id: uuid,
      name: 'web',
      status: 'BUILD',
      'OS-EXT-STS:task_state': 'scheduling',
      'OS-EXT-STS:vm_state': 'building',
      'OS-EXT-SRV-ATTR:host': null,
      hostId: '',
      metadata: { a: 'b' },
      tenant_id: 'admin',
      image: { id: serverBody.imageRef },
      flavor: { original_name: 'm1.tiny', vcpus: 1, ram: 512, disk: 1, extra_specs: {} },
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      addresses: {},
      tags: [],
      locked: false,
    });
  });

  it('is answered from the cell once the mapping names one', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.place(uuid!, 'cell1', { vmState: 'active', taskState: '', launchedAtMs: 1_700_000_000_123 });
    const { body } = await rig.ask('GET', show + uuid);
    expect(body.server).toMatchObject({
      status: 'ACTIVE',
      'OS-EXT-STS:task_state': null,
      'OS-EXT-SRV-ATTR:host': 'cell1-h1',
      'OS-SRV-USG:launched_at': '2023-11-14T22:13:20.123000',
      hostId: expect.stringMatching(/^[0-9a-f]{56}$/),
    });
  });

  it('shows the cause on every host of a server that could not be built', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    const failure = { code: 'RescheduledException', message: 'no space' };
    await rig.place(uuid!, 'cell1', {
      vmState: 'error',
      taskState: '',
      host: '',
      fault: {
        code: 500,
        message: 'Exceeded max scheduling attempts 3',
        createdAtMs: 1000,
        hosts: [{ host: 'h1', attempt: 1, failure }],
      },
    });
    const { fault, status } = (await rig.ask('GET', show + uuid)).body.server;
    expect(status).toBe('ERROR');
    expect(fault).toEqual({
      code: 500,
      created: '1970-01-01T00:00:01Z',
      message: 'Exceeded max scheduling attempts 3',
      details: 'h1 (attempt 1): RescheduledException: no space',
    });
  });

  it('shows a flavor as a link below 2.47, and fewer fields to those who are no admin', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot({ networks: undefined }, { version: '2.1' });
    const old = (await rig.ask('GET', show + uuid, { version: '2.1' })).body.server;
    expect(old.flavor).toEqual({ id: '1', links: [{ rel: 'bookmark', href: expect.any(String) }] });
    for (const field of ['tags', 'description', 'locked', 'OS-EXT-SRV-ATTR:hostname'])
      expect(old).not.toHaveProperty([field]);
    const [bobs] = await rig.boot({}, { token: 'bob-token' });
    const seen = (await rig.ask('GET', show + bobs, { token: 'bob-token' })).body.server;
    expect(seen).not.toHaveProperty(['OS-EXT-SRV-ATTR:host']);
    expect(seen['OS-EXT-SRV-ATTR:hostname']).toBe('web');
  });

  it('shows the minimum when the cell is frozen, from 2.69 on', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    await rig.place(uuid!, 'cell1');
    rig.cells.get('cell1')!.fault = 'frozen';
    const { status, body } = await rig.ask('GET', show + uuid);
    expect(status).toBe(200);
    expect(Object.keys(body.server).sort()).toEqual(
      [
        'OS-EXT-AZ:availability_zone',
        'OS-EXT-STS:power_state',
        'created',
        'flavor',
        'id',
        'image',
        'links',
        'server_groups',
        'status',
        'tenant_id',
        'user_id',
      ].sort(),
    );
    expect(body.server).toMatchObject({ status: 'UNKNOWN', flavor: { original_name: 'm1.tiny' } });
    expect((await rig.ask('GET', show + uuid, { version: '2.68' })).status).toBe(500);
  });

  it('never answers 404 after 202, however the server moves', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    const answers = Promise.all(Array.from({ length: 20 }, () => rig.ask('GET', show + uuid)));
    await rig.place(uuid!, 'cell2');
    expect((await answers).map((each) => each.status)).toEqual(Array(20).fill(200));
  });

  it.each(['nonsense', '11111111-2222-4333-8444-555555555555'])('answers 404 for %s', async (id) => {
    const rig = await createRig();
    const { status, body } = await rig.ask('GET', show + id);
    expect([status, body]).toEqual([
      404,
      { itemNotFound: { code: 404, message: `Instance ${id} could not be found.` } },
    ]);
  });

  it('answers 404 for a server of another project', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    expect((await rig.ask('GET', show + uuid, { token: 'bob-token' })).status).toBe(404);
  });
});

describe('GET /servers/{id}/os-instance-actions', () => {
  it('tells who did what to the server, and every step of it', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    const events = [
      {
        event: 'compute__do_build_and_run_instance',
        host: 'h1',
        startTimeMs: 1000,
        finishTimeMs: 2000,
        result: 'Error',
        details: 'no space',
      },
    ];
    const action = {
      action: 'create',
      requestId: 'req-1',
      userId: 'admin',
      projectId: 'admin',
      startTimeMs: 1000,
      events,
    };
    await rig.place(uuid!, 'cell1', { actions: [action] });
    const path = `${show}${uuid}/os-instance-actions`;
    const { body } = await rig.ask('GET', path);
    expect(body.instanceActions).toEqual([
      {
        action: 'create',
        instance_uuid: uuid,
        request_id: 'req-1',
        user_id: 'admin',
        project_id: 'admin',
        start_time: '1970-01-01T00:00:01.000000',
        updated_at: '1970-01-01T00:00:01.000000',
        message: null,
      },
    ]);
    const shown = (await rig.ask('GET', `${path}/req-1`)).body.instanceAction;
    expect(shown.events).toMatchObject([
      { event: 'compute__do_build_and_run_instance', host: 'h1', result: 'Error', details: 'no space' },
    ]);
    expect((await rig.ask('GET', `${path}/req-2`)).status).toBe(404);
  });
});
