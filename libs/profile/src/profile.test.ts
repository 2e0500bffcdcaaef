import { describe, expect, it } from 'vitest';
import { crashesAt, drawDuration, expandHosts, parseProfile, planBuild, ProfileError } from './index.ts';

const complaint = (input: unknown): string => {
  try {
    expandHosts(parseProfile(input));
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileError);
    return (error as Error).message;
  }
  throw new Error('the profile was accepted');
};

const always = (value: number) => ({ next: () => value });
const behaviour = (given: object) =>
  expandHosts(parseProfile({ hosts: [{ name: 'h', inventory: { VCPU: 1 }, behaviour: given }] }))[0]!
    .behaviour;

describe('parseProfile', () => {
  it('expands groups of hosts from YAML', () => {
    const hosts = expandHosts(
      parseProfile(`
hosts:
  - name: c1-h{n}
    count: 2
    inventory: { VCPU: { total: 8, allocationRatio: 4 }, MEMORY_MB: 2048 }
    traits: [HW_CPU_X86_AVX2]
    availabilityZone: az1
  - name: spare
    inventory: { CUSTOM_GPU: 4 }
`),
    );
    expect(hosts.map((host) => host.name)).toEqual(['c1-h1', 'c1-h2', 'spare']);
    expect(hosts[1]).toMatchObject({
      availabilityZone: 'az1',
      traits: ['HW_CPU_X86_AVX2'],
      inventory: [
        {
          resourceClass: 'VCPU',
          total: 8,
          reserved: 0,
          minUnit: 1,
          maxUnit: 8,
          stepSize: 1,
          allocationRatio: 4,
        },
        { resourceClass: 'MEMORY_MB', total: 2048, maxUnit: 2048, allocationRatio: 1 },
      ],
      behaviour: { spawnMs: 0, failures: [], hang: 0 },
    });
    expect(hosts[2]?.availabilityZone).toBe('nova');
  });

  it('reads JSON', () => {
    expect(parseProfile('{"hosts":[{"name":"a","inventory":{"VCPU":1}}]}').hosts[0]?.name).toBe('a');
  });

  const group = (change: object) => ({
    hosts: [{ name: 'h{n}', count: 2, inventory: { VCPU: 1 }, ...change }],
  });
  const flaw = (change: object) => group({ behaviour: change });
  it.each([
    [group({ inventory: { VCPU: { total: 'many' } } }), 'hosts[0].inventory.VCPU.total: expected a number'],
    [group({ inventory: { VCPU: 'many' } }), 'hosts[0].inventory.VCPU.total: expected a number'],
    [group({ inventory: { VCPU: 1.5 } }), 'hosts[0].inventory.VCPU.total: expected a whole number'],
    [group({ inventory: {} }), 'hosts[0].inventory: expected at least one resource class'],
    [
      group({ inventory: { vcpu: 1 } }),
      'hosts[0].inventory.vcpu: expected a resource class: capitals, digits and "_"',
    ],
    [
      group({ name: 'a.b{n}' }),
      'hosts[0].name: expected letters, digits, "_", "-" and "{n}": a host name is one word of a routing key',
    ],
    [group({ name: 'same' }), 'hosts[0].name: expected "{n}" in the name of a group of several hosts'],
    [group({ colour: 'red' }), 'hosts[0]: unknown field "colour"'],
    [group({ count: 0 }), 'hosts[0].count: expected at least 1'],
    [
      flaw({ spawnMs: { min: 2 } }),
      'hosts[0].behaviour.spawnMs: expected milliseconds, {min, max} or {mean, stddev}',
    ],
    [
      flaw({ failures: [{ probability: 2 }] }),
      'hosts[0].behaviour.failures[0].probability: expected at most 1',
    ],
    [
      flaw({ failures: [{ class: 'abort' }] }),
      'hosts[0].behaviour.failures[0]: expected probability, attempts, firstBuilds or hosts',
    ],
    [
      flaw({ failures: [{ probability: 1, class: 'x' }] }),
      'hosts[0].behaviour.failures[0].class: expected "reschedule" or "abort"',
    ],
    [{}, 'hosts: expected a list'],
    [{ hosts: [] }, 'hosts: expected at least 1 entry'],
    ['', 'profile: expected an object'],
  ])('names the field at fault: %j', (input, message) => {
    expect(complaint(input)).toBe(message);
  });

  it('refuses one name for two hosts', () => {
    const one = { name: 'a{n}', count: 2, inventory: { VCPU: 1 } };
    expect(complaint({ hosts: [one, { ...one, name: 'a2', count: 1 }] })).toBe(
      'hosts[1].name: "a2" is a host of hosts[0] already',
    );
  });

  it('says where the text is not YAML', () => {
    expect(complaint('hosts: [')).toMatch(/^not YAML or JSON: .*line 1/);
  });
});

describe('planBuild', () => {
  const plan = (given: object, attempt: number, random = 0.5) =>
    planBuild(behaviour(given), { host: 'h', attempt }, always(random)).outcome;

  it('fails the attempts, hosts and first builds that are named, and no others', () => {
    expect([1, 2, 3].map((n) => plan({ failures: [{ attempts: [2] }] }, n))).toEqual([
      'success',
      'reschedule',
      'success',
    ]);
    expect([1, 2, 3].map((n) => plan({ failures: [{ firstBuilds: 2 }] }, n))).toEqual([
      'reschedule',
      'reschedule',
      'success',
    ]);
    expect(plan({ failures: [{ hosts: ['h'], class: 'abort' }] }, 1)).toBe('abort');
    expect(plan({ failures: [{ hosts: ['other'] }] }, 1)).toBe('success');
  });

  it('fails and hangs by probability', () => {
    expect(plan({ failures: [{ probability: 0.5 }] }, 1, 0.49)).toBe('reschedule');
    expect(plan({ failures: [{ probability: 0.5 }] }, 1, 0.5)).toBe('success');
    expect(plan({ hang: 0.1 }, 1, 0.05)).toBe('hang');
  });

  it('draws durations', () => {
    expect(drawDuration({ min: 10, max: 20 }, always(0.5))).toBe(15);
    expect(drawDuration({ mean: 10, stddev: 0 }, always(0.3))).toBe(10);
    expect(drawDuration({ mean: 0, stddev: 100 }, always(0.5))).toBe(0);
    expect(drawDuration(7, always(0))).toBe(7);
  });
});

describe('crashesAt', () => {
  it('dies at the named step, the nth time', () => {
    const crash = behaviour({ crash: { at: 'spawned', nth: 2 } });
    expect([1, 2, 3].map((times) => crashesAt(crash, 'spawned', times, always(0)))).toEqual([
      false,
      true,
      false,
    ]);
    expect(crashesAt(crash, 'begun', 2, always(0))).toBe(false);
    expect(crashesAt(behaviour({ crash: { at: 'begun', probability: 0.5 } }), 'begun', 1, always(0.6))).toBe(
      false,
    );
  });
});
