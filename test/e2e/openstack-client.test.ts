import { TestCloud } from '@cellflow/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openstack, pluginCommands } from './openstack-session.ts';

/**
 * A command, and what it prints: '' for nothing, a pattern for a text, a number of rows, or what its JSON has to match.
 * Where JSON is expected, `-f json` is added.
 */
type Line = readonly [command: string, prints: unknown];

const id = (kind: string, number: number) => `${kind}0000000-0000-4000-8000-00000000000${number}`;
const [r1, r2, r3] = [id('a', 1), id('a', 2), id('a', 3)];
const [c1, c2] = [id('c', 1), id('c', 2)];
const [g1, g2] = [id('e', 1), id('e', 2)];
const provider = 'resource provider';
const named = (...names: string[]) => expect.arrayContaining(names.map((name) => ({ name })));

/** Microversion 1.0: flat providers, one inventory at a time, allocations as a list. */
const oldest: Line[] = [
  [`${provider} create --uuid ${r1} old-1`, { uuid: r1, name: 'old-1', generation: 0 }],
  [`${provider} create old-1`, /\(HTTP 409\)/],
  [`${provider} create --parent-provider ${r1} child`, /requires at least version 1.14/],
  [`${provider} create old-2`, { name: 'old-2', generation: 0 }],
  [`${provider} list --name old-2`, [{ name: 'old-2', generation: 0 }]],
  [`${provider} set ${r1} --name old-one`, { uuid: r1, name: 'old-one' }],
  [`${provider} list --uuid ${r1}`, [{ uuid: r1, name: 'old-one', generation: 0 }]],
  [
    `${provider} inventory set ${r1} --resource VCPU=8 --resource VCPU:allocation_ratio=2.0 --resource DISK_GB=100`,
    expect.arrayContaining([
      expect.objectContaining({ resource_class: 'VCPU', total: 8, allocation_ratio: 2, min_unit: 1 }),
      expect.objectContaining({ resource_class: 'DISK_GB', total: 100, reserved: 0, step_size: 1 }),
    ]),
  ],
  [`${provider} inventory class set ${r1} VCPU --total 16 --max_unit 4`, { total: 16, max_unit: 4 }],
  [`${provider} inventory show ${r1} VCPU`, { total: 16, max_unit: 4, allocation_ratio: 1, used: 0 }],
  [`${provider} inventory show ${r1} MEMORY_MB`, /\(HTTP 404\)/],
  [
    `${provider} allocation set ${c1} --allocation rp=${r1},VCPU=2 --allocation rp=${r1},DISK_GB=10`,
    [{ resource_provider: r1, resources: { VCPU: 2, DISK_GB: 10 } }],
  ],
  [`${provider} allocation set ${c2} --allocation rp=${r1},VCPU=5`, /\(HTTP 409\)/],
  [`${provider} allocation show ${c1}`, [{ resource_provider: r1, resources: { VCPU: 2, DISK_GB: 10 } }]],
  [`${provider} allocation show ${c2}`, []],
  [`${provider} allocation unset ${c1}`, /requires at least version 1.12/],
  [
    `${provider} show --allocations ${r1}`,
    { allocations: { [c1]: { resources: { VCPU: 2, DISK_GB: 10 } } } },
  ],
  [
    `${provider} inventory list ${r1}`,
    expect.arrayContaining([
      expect.objectContaining({ resource_class: 'VCPU', total: 16, used: 2 }),
      expect.objectContaining({ resource_class: 'DISK_GB', total: 100, used: 10 }),
    ]),
  ],
  [
    `${provider} usage show ${r1}`,
    expect.arrayContaining([
      { resource_class: 'VCPU', usage: 2 },
      { resource_class: 'DISK_GB', usage: 10 },
    ]),
  ],
  [`${provider} delete ${r1}`, /\(HTTP 409\)/],
  [`${provider} allocation delete ${c1}`, ''],
  [`${provider} allocation delete ${c1}`, /\(HTTP 404\)/],
  [`${provider} inventory delete ${r1}`, /--resource-class/],
  [`${provider} inventory delete ${r1} --resource-class DISK_GB`, ''],
  [`resource class list`, /requires at least version 1.2/],
  [`${provider} delete ${r1}`, ''],
  [`${provider} show ${r1}`, /\(HTTP 404\)/],
  [`${provider} list`, [{ name: 'old-2' }]],
];

/** Microversion 1.12: aggregates, classes, traits, candidates; allocations of projects and users, as a map. */
const middle: Line[] = [
  ['resource class create CUSTOM_FPGA', ''],
  ['resource class create CUSTOM_FPGA', /\(HTTP 409\)/],
  ['resource class set CUSTOM_FPGA', ''],
  ['resource class set CUSTOM_SPARE', ''],
  ['resource class show CUSTOM_FPGA', { name: 'CUSTOM_FPGA' }],
  ['resource class list', named('VCPU', 'CUSTOM_FPGA', 'CUSTOM_SPARE')],
  ['resource class delete CUSTOM_SPARE', ''],
  ['resource class delete VCPU', /\(HTTP 400\)/],
  ['trait create CUSTOM_QUIET', ''],
  ['trait create CUSTOM_SPARE', ''],
  ['trait create quiet', /\(HTTP 400\)/],
  ['trait show CUSTOM_QUIET', { name: 'CUSTOM_QUIET' }],
  ['trait list --name startswith:CUSTOM_', named('CUSTOM_QUIET', 'CUSTOM_SPARE')],
  ['trait list --name in:HW_CPU_X86_AVX2,CUSTOM_NEVER', [{ name: 'HW_CPU_X86_AVX2' }]],
  ['trait list --associated', []],
  [`${provider} create --uuid ${r1} host-1`, { uuid: r1 }],
  [`${provider} create --uuid ${r2} host-2`, { uuid: r2 }],
  [
    `${provider} aggregate set ${r1} --aggregate ${g1} --aggregate ${g2}`,
    expect.arrayContaining([{ uuid: g2 }]),
  ],
  [`${provider} aggregate set ${r2} --aggregate ${g2}`, [{ uuid: g2 }]],
  [`${provider} aggregate list ${r2}`, [{ uuid: g2 }]],
  [`${provider} list --member-of ${g1}`, [{ uuid: r1 }]],
  [
    `${provider} inventory set ${g2} --aggregate --resource VCPU=4`,
    expect.arrayContaining([
      expect.objectContaining({ resource_provider: r1, resource_class: 'VCPU', total: 4 }),
      expect.objectContaining({ resource_provider: r2, resource_class: 'VCPU', total: 4 }),
    ]),
  ],
  [`${provider} inventory set ${r1} --amend --resource CUSTOM_FPGA=2 --dry-run`, expect.anything()],
  [`${provider} inventory show ${r1} CUSTOM_FPGA`, /\(HTTP 404\)/],
  [
    `${provider} inventory set ${r1} --amend --resource CUSTOM_FPGA=2`,
    expect.arrayContaining([expect.objectContaining({ resource_class: 'VCPU', total: 4 })]),
  ],
  [`${provider} list --resource VCPU=2 --resource CUSTOM_FPGA=1`, [{ uuid: r1 }]],
  [`${provider} trait set ${r1} --trait CUSTOM_QUIET --trait HW_CPU_X86_AVX2`, named('CUSTOM_QUIET')],
  [`${provider} trait set ${r1} --trait CUSTOM_NEVER`, /\(HTTP 400\)/],
  [`${provider} trait list ${r1}`, named('CUSTOM_QUIET', 'HW_CPU_X86_AVX2')],
  ['trait list --associated', named('CUSTOM_QUIET', 'HW_CPU_X86_AVX2')],
  ['trait delete CUSTOM_QUIET', /\(HTTP 409\)/],
  [
    'allocation candidate list --resource VCPU=1 --resource CUSTOM_FPGA=1',
    [{ '#': 1, 'resource provider': r1, allocation: expect.stringContaining('CUSTOM_FPGA=1') }],
  ],
  ['allocation candidate list --resource VCPU=1 --limit 1', /requires at least version 1.16/],
  [
    `${provider} allocation set ${c1} --project-id p --user-id u --allocation rp=${r1},VCPU=2,CUSTOM_FPGA=1`,
    [{ resource_provider: r1, resources: { VCPU: 2, CUSTOM_FPGA: 1 }, project_id: 'p', user_id: 'u' }],
  ],
  [
    'resource usage show p --user-id u',
    expect.arrayContaining([
      { resource_class: 'VCPU', usage: 2 },
      { resource_class: 'CUSTOM_FPGA', usage: 1 },
    ]),
  ],
  ['resource usage show nobody', []],
  ['resource class delete CUSTOM_FPGA', /\(HTTP 409\)/],
  [
    `${provider} allocation unset ${c1} --resource-class CUSTOM_FPGA`,
    [{ resource_provider: r1, resources: { VCPU: 2 }, project_id: 'p', user_id: 'u' }],
  ],
  [`${provider} allocation unset ${c1} --provider ${r1}`, []],
  [`${provider} trait delete ${r1}`, ''],
  [`${provider} trait list ${r1}`, []],
  [`${provider} inventory delete ${r1}`, ''],
  [`${provider} delete ${r1}`, ''],
  [`${provider} delete ${r2}`, ''],
  ['resource class delete CUSTOM_FPGA', ''],
  ['trait delete CUSTOM_QUIET', ''],
  ['trait delete CUSTOM_SPARE', ''],
  ['trait show CUSTOM_QUIET', /\(HTTP 404\)/],
];

/** What the client and the service agree on by themselves, 1.29: trees, generations, granular groups. */
const agreed: Line[] = [
  [`${provider} create --uuid ${r1} tree`, { uuid: r1, root_provider_uuid: r1, parent_provider_uuid: null }],
  [`${provider} create --uuid ${r2} --parent-provider ${r1} numa-1`, { root_provider_uuid: r1 }],
  [`${provider} create --uuid ${r3} numa-2`, { root_provider_uuid: r3 }],
  [`${provider} set ${r3} --name numa-2 --parent-provider ${r1}`, { root_provider_uuid: r1 }],
  [`${provider} delete ${r1}`, /\(HTTP 409\)/],
  [`${provider} list --in-tree ${r3}`, 3],
  [`${provider} inventory set ${r1} --resource DISK_GB=100`, 1],
  [`${provider} inventory set ${r2} --resource VCPU=4`, 1],
  [`${provider} inventory set ${r3} --resource VCPU=4`, 1],
  [`${provider} trait set ${r3} --trait HW_CPU_X86_AVX2`, 1],
  [`${provider} aggregate set ${r1} --aggregate ${g1}`, /A generation must be specified/],
  [`${provider} aggregate set ${r1} --aggregate ${g1} --generation 77`, /\(HTTP 409\)/],
  [`${provider} aggregate set ${r1} --aggregate ${g1} --generation 1`, [{ uuid: g1 }]],
  [`${provider} list --required HW_CPU_X86_AVX2`, [{ uuid: r3 }]],
  [`${provider} list --forbidden HW_CPU_X86_AVX2 --in-tree ${r1}`, 2],
  ['allocation candidate list --resource VCPU=1 --resource DISK_GB=1', 4],
  ['allocation candidate list --resource VCPU=1 --resource DISK_GB=1 --limit 1', 2],
  [
    'allocation candidate list --resource VCPU=1 --required HW_CPU_X86_AVX2',
    [
      {
        '#': 1,
        allocation: 'VCPU=1',
        'resource provider': r3,
        'inventory used/capacity': 'VCPU=0/4',
        traits: 'HW_CPU_X86_AVX2',
      },
    ],
  ],
  ['allocation candidate list --resource VCPU=1 --forbidden HW_CPU_X86_AVX2', [{ 'resource provider': r2 }]],
  [`allocation candidate list --resource VCPU=1 --resource DISK_GB=1 --member-of ${g1}`, 4],
  [`allocation candidate list --resource DISK_GB=1 --member-of ${g2}`, []],
  ['allocation candidate list --resource VCPU=5', []],
  ['allocation candidate list --resource NOT_A_CLASS=1', /\(HTTP 400\)/],
  ['allocation candidate list --group 1 --resource VCPU=1 --group 2 --resource VCPU=1', 4],
  [
    'allocation candidate list --group 1 --resource VCPU=1 --group 2 --resource VCPU=1 --group-policy isolate',
    2,
  ],
  [
    'allocation candidate list --group 1 --resource VCPU=1 --required HW_CPU_X86_AVX2 ' +
      '--group 2 --resource VCPU=1 --forbidden HW_CPU_X86_AVX2',
    2,
  ],
];

/** The latest microversion: consumer types, sets of traits; allocations by the generation of their consumer. */
const latest: Line[] = [
  [`${provider} list --required HW_CPU_X86_AVX2,HW_CPU_X86_SSE`, [{ uuid: r3 }]],
  [
    'allocation candidate list --resource VCPU=1 --required HW_CPU_X86_AVX2,HW_CPU_X86_SSE',
    [{ 'resource provider': r3 }],
  ],
  [
    `${provider} allocation set ${c1} --project-id p --user-id u --allocation rp=${r2},VCPU=1`,
    /--consumer-type/,
  ],
  [
    `${provider} allocation set ${c1} --project-id p --user-id u --consumer-type INSTANCE ` +
      `--allocation rp=${r2},VCPU=1 --allocation rp=${r1},DISK_GB=5`,
    expect.arrayContaining([
      expect.objectContaining({ resource_provider: r2, resources: { VCPU: 1 }, consumer_type: 'INSTANCE' }),
    ]),
  ],
  [
    `${provider} allocation set ${c1} --project-id p2 --user-id u --consumer-type MIGRATION --allocation rp=${r2},VCPU=2`,
    [{ resource_provider: r2, resources: { VCPU: 2 }, project_id: 'p2', consumer_type: 'MIGRATION' }],
  ],
  [`${provider} allocation show ${c1}`, [{ consumer_type: 'MIGRATION', project_id: 'p2', user_id: 'u' }]],
  [`${provider} allocation unset ${c1} --provider ${r1}`, [{ resource_provider: r2 }]],
  [`${provider} allocation unset ${c1}`, []],
  [`${provider} allocation show ${c1}`, []],
  [`${provider} inventory set ${r2}`, []],
  [`${provider} delete ${r3}`, ''],
  [`${provider} delete ${r2}`, ''],
  [`${provider} delete ${r1}`, ''],
  [`${provider} list`, [{ name: 'old-2' }]],
];

/** One session after the other, on one placement: the last two share a tree. */
const sessions: [version: string, lines: Line[]][] = [
  ['1.0', oldest],
  ['1.12', middle],
  ['1', agreed],
  ['1.39', latest],
];

const printsText = (prints: unknown) => prints === '' || prints instanceof RegExp;

function judge([command, prints]: Line, told: string): void {
  if (prints === '') return void expect.soft(told, command).toBe('');
  if (prints instanceof RegExp) return void expect.soft(told, command).toMatch(prints);
  let printed: unknown = told;
  try {
    printed = JSON.parse(told);
  } catch {
    // Not JSON: compared as the text that it is.
  }
  if (typeof prints === 'number') expect.soft(printed, command).toHaveLength(prints);
  else expect.soft(printed, command).toMatchObject(prints as object);
}

describe("OpenStack's command line with its Placement plugin", () => {
  let cloud: TestCloud;
  let url: string;
  beforeAll(async () => {
    cloud = await TestCloud.start({ on: 'memory', cells: [{ name: 'cell1', computes: [] }] });
    url = cloud.stack.placementUrls[0]!;
  });
  afterAll(() => cloud?.[Symbol.asyncDispose]());

  it.each(sessions)('works at --os-placement-api-version %s', async (version, lines) => {
    const commands = lines.map(([command, prints]) => (printsText(prints) ? command : `${command} -f json`));
    const told = await openstack({ url, version }, commands);
    for (const [index, line] of lines.entries()) judge(line, told[index]!);
  });

  it('has no command that is left out here', async () => {
    const played = sessions.flatMap(([, lines]) => lines.map(([command]) => command));
    const known = await pluginCommands({ url, version: '1.39' });
    expect(known.length).toBeGreaterThan(30);
    expect(known.filter((name) => !played.some((command) => command.startsWith(name)))).toEqual([]);
  });
});
