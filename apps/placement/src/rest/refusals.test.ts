import { expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [host, child, other, consumer] = [uuidOf(1), uuidOf(2), uuidOf(3), uuidOf(9)];
const at = (uuid: string, part = '') => `/resource_providers/${uuid}${part}`;
const custom = ['CUSTOM_USED', 'CUSTOM_FREE'];

/** A host at generation 3 with a child, 4 VCPUs of which one is taken, and a class and trait of its own. */
async function start() {
  const rest = await startRestOn(testStore());
  await rest.ask('POST', '/resource_providers', { uuid: host, name: 'h1' });
  await rest.ask('POST', '/resource_providers', { uuid: child, name: 'h1-n1', parent_provider_uuid: host });
  await rest.ask('POST', '/resource_providers', { uuid: other, name: 'h2' });
  for (const name of custom) await rest.ask('PUT', `/resource_classes/${name}`);
  for (const name of custom) await rest.ask('PUT', `/traits/${name}`);
  const inventories = { VCPU: { total: 4 }, CUSTOM_USED: { total: 1 } };
  await rest.ask('PUT', at(host, '/inventories'), { resource_provider_generation: 0, inventories });
  await rest.ask('PUT', at(host, '/traits'), { resource_provider_generation: 1, traits: ['CUSTOM_USED'] });
  await rest.ask('PUT', `/allocations/${consumer}`, claimBody({ [host]: { VCPU: 1 } }));
  return rest;
}

const inventory = (fields: object, generation = 3) => ({
  resource_provider_generation: generation,
  ...fields,
});
const named = (name: string, parent?: string | null) => ({ name, parent_provider_uuid: parent });
const reshaped = (uuid: string, generation: number) => ({
  inventories: { [uuid]: { resource_provider_generation: generation, inventories: {} } },
  allocations: {},
});

// Clients and tests of Placement look for these words.
it.each<[string, string, unknown, number, string]>([
  ['GET', at(uuidOf(7)), undefined, 404, `No resource provider with uuid ${uuidOf(7)} found`],
  ['POST', '/resource_providers', named('h1'), 409, 'Conflicting resource provider name: h1 already exists.'],
  [
    ...(['POST', '/resource_providers', { name: 'h9', uuid: host }, 409] as const),
    `Conflicting resource provider uuid: ${host} already exists.`,
  ],
  [
    ...(['POST', '/resource_providers', { name: 'h1', uuid: host }, 409] as const),
    'Conflicting resource provider name: h1 already exists.',
  ],
  [
    ...(['POST', '/resource_providers', named('h9', uuidOf(7)), 400] as const),
    'Object action create failed because: parent provider UUID does not exist.',
  ],
  [
    ...(['POST', '/resource_providers', { uuid: uuidOf(7), ...named('h9', uuidOf(7)) }, 400] as const),
    'parent provider UUID cannot be same as UUID.',
  ],
  [
    ...(['PUT', at(child), named('h1-n1', uuidOf(7)), 400] as const),
    `Unable to save resource provider ${child}: Object action update failed because: parent provider UUID does not`,
  ],
  ['PUT', at(host), named('h1', child), 400, 'creating loop in the provider tree is not allowed.'],
  ['DELETE', at(host), undefined, 409, `Unable to delete parent resource provider ${host}`],
  [
    ...(['PUT', at(host, '/inventories'), inventory({ inventories: {} }, 1), 409] as const),
    `resource provider generation conflict for provider ${host}: actual: 3, given: 1`,
  ],
  [
    ...(['PUT', at(host, '/aggregates'), inventory({ aggregates: [] }, 1), 409] as const),
    "Resource provider's generation already changed. Please update the generation and try again.",
  ],
  [
    ...(['PUT', at(host, '/inventories'), inventory({ inventories: {} }), 409] as const),
    `update conflict: Inventory for 'VCPU' on resource provider '${host}' in use.`,
  ],
  [
    ...([
      'PUT',
      at(host, '/inventories'),
      inventory({ inventories: { CUSTOM_X: { total: 1 } } }),
      400,
    ] as const),
    `Unknown resource class in inventory for resource provider ${host}: No such resource class CUSTOM_X.`,
  ],
  [
    ...(['POST', at(host, '/inventories'), { resource_class: 'CUSTOM_X', total: 1 }, 400] as const),
    `Unable to create inventory for resource provider ${host}: No such resource class CUSTOM_X.`,
  ],
  [
    ...(['PUT', at(host, '/inventories/VCPU'), inventory({ total: 4, reserved: 5 }), 400] as const),
    `Unable to update inventory for resource provider ${host}: Invalid inventory for 'VCPU'`,
  ],
  [
    ...(['PUT', at(host, '/inventories/VCPU'), inventory({ total: 4, reserved: 5 }), 400] as const),
    'The reserved value is greater than total.',
  ],
  [
    ...(['PUT', at(host, '/inventories/VGPU'), inventory({ total: 4 }), 400] as const),
    'No inventory record with resource class',
  ],
  ['GET', at(host, '/inventories/VGPU'), undefined, 404, `No inventory of class VGPU for ${host}`],
  ['DELETE', at(host, '/inventories/VGPU'), undefined, 404, 'No inventory of class VGPU found for delete'],
  ['DELETE', at(host, '/inventories/VCPU'), undefined, 409, 'Unable to delete inventory of class VCPU'],
  ['PUT', at(host, '/traits'), inventory({ traits: ['CUSTOM_X'] }), 400, 'No such trait CUSTOM_X'],
  [
    'POST',
    '/resource_classes',
    { name: custom[0] },
    409,
    'Conflicting resource class already exists: CUSTOM_USED',
  ],
  ['POST', '/resource_classes', { name: 'VCPU' }, 400, 'JSON does not validate: '],
  [
    'PUT',
    '/resource_classes/VCPU',
    undefined,
    400,
    "JSON does not validate: 'VCPU' does not match '^CUSTOM_",
  ],
  ['GET', '/resource_classes/CUSTOM_X', undefined, 404, 'No such resource class CUSTOM_X.'],
  ['DELETE', '/resource_classes/CUSTOM_X', undefined, 404, 'No such resource class CUSTOM_X.'],
  ['DELETE', '/resource_classes/VCPU', undefined, 400, 'Cannot delete standard resource class VCPU.'],
  ['DELETE', '/resource_classes/CUSTOM_USED', undefined, 409, 'Class is in use in inventory.'],
  ['GET', '/traits/CUSTOM_X', undefined, 404, 'No such trait(s): CUSTOM_X.'],
  ['DELETE', '/traits/HW_CPU_X86_AVX2', undefined, 400, 'Cannot delete standard trait HW_CPU_X86_AVX2.'],
  [
    'DELETE',
    '/traits/CUSTOM_USED',
    undefined,
    409,
    'The trait CUSTOM_USED is in use by a resource provider.',
  ],
  ['GET', '/traits?name=x', undefined, 400, 'Badly formatted name parameter.'],
  [
    'GET',
    '/traits?associated=',
    undefined,
    400,
    'The query parameter "associated" only accepts "true" or "false"',
  ],
  [
    'GET',
    '/resource_providers?uuid=x',
    undefined,
    400,
    "Invalid query string parameters: 'x' is not a 'uuid'.",
  ],
  [
    ...(['GET', '/resource_providers?resources=CUSTOM_X:1', undefined, 400] as const),
    'Invalid resource class in resources parameter: No such resource class CUSTOM_X.',
  ],
  [
    ...(['GET', '/resource_providers?required=CUSTOM_X', undefined, 400] as const),
    'Invalid trait(s) in "required" parameter: No such trait(s): CUSTOM_X.',
  ],
  [
    ...(['GET', '/allocation_candidates?resources=VCPU:1&root_required=CUSTOM_X', undefined, 400] as const),
    'No such trait(s): CUSTOM_X.',
  ],
  ['POST', '/reshaper', reshaped(host, 1), 409, `conflict for provider ${host}: actual: 3, given: 1`],
  [
    'POST',
    '/reshaper',
    reshaped(uuidOf(7), 1),
    400,
    `Resource provider ${uuidOf(7)} in inventories not found`,
  ],
  ['DELETE', `/allocations/${uuidOf(7)}`, undefined, 404, `No allocations for consumer '${uuidOf(7)}'`],
])('%s %s with %j answers %i saying %s', async (method, path, body, status, words) => {
  const rest = await start();
  const reply = await rest.ask(method as 'GET', path, body);
  expect([reply.status, reply.detail]).toEqual([status, expect.stringContaining(words)]);
});

it('says before 1.26 that everything is reserved, also where a ratio leaves nothing', async () => {
  const rest = await start();
  for (const fields of [
    { total: 4, reserved: 4 },
    { total: 1, allocation_ratio: 0.5 },
  ]) {
    const body = { resource_class: 'DISK_GB', ...fields };
    const { detail } = await rest.ask('POST', at(host, '/inventories'), body, 25);
    expect(detail).toContain(
      `Unable to create inventory for resource provider ${host}: Invalid inventory for`,
    );
    expect(detail).toContain('The reserved value is greater than or equal to total.');
  }
});

it('says before 1.37 that a tree cannot be left', async () => {
  const rest = await start();
  const moved = async (parent: string | null) =>
    (await rest.ask('PUT', at(child), named('h1-n1', parent), 36)).detail;
  expect(await moved(null)).toContain('un-parenting a provider is not currently allowed.');
  expect(await moved(other)).toContain('re-parenting a provider is not currently allowed.');
});
