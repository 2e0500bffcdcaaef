import type { CellSpec } from '@cellflow/stack';

/** What one server of the demo shows. */
export interface Act {
  /** Name of the server. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what to look for. */
  readonly look: string;
  readonly zone: string;
  readonly flavor: string;
  /** Every hop, or only those that differ from act 1. */
  readonly detail: 'full' | 'short';
  readonly deleteDuringBuild?: boolean;
  readonly expect: {
    readonly status: 'ACTIVE' | 'ERROR' | 'DELETED';
    /** Hosts tried. */
    readonly attempts: number;
  };
}

interface Kind {
  readonly zone: string;
  readonly behaviour?: object;
  /** MiB of memory of the zone's first host in cell2; the scheduler prefers it where it is the most. */
  readonly cell2FirstMb?: number;
}

const memoryMb = 16_384;

const fails = (builds: number) => ({
  failures: [{ firstBuilds: builds, class: 'reschedule', message: 'libvirt: no space left on device' }],
});

const kinds: readonly Kind[] = [
  { zone: 'good' },
  { zone: 'flaky', behaviour: fails(1) },
  { zone: 'shaky', behaviour: fails(2), cell2FirstMb: 2 * memoryMb },
  { zone: 'broken', behaviour: fails(1000), cell2FirstMb: 2 * memoryMb },
  { zone: 'slow', behaviour: { spawnMs: 2000 } },
];

/** Four hosts of a kind. In cell2 those after the first are the smallest of all, and still its alternates. */
function hostsOf({ zone, behaviour, cell2FirstMb }: Kind, cell: number): object[] {
  const group = (name: string, count: number, mb: number) => ({
    ...{ name, count, availabilityZone: zone },
    inventory: { VCPU: 4, MEMORY_MB: mb, DISK_GB: 400 },
    behaviour: { spawnMs: 250, ...behaviour },
  });
  const name = (n: string) => `c${cell}-${zone}${n}`;
  if (cell === 1 || cell2FirstMb === undefined) return [group(name('{n}'), 4, memoryMb)];
  return [group(name('1'), 1, cell2FirstMb), ...['2', '3', '4'].map((n) => group(name(n), 1, memoryMb / 2))];
}

/** Two cells of 20 hosts; a host's zone says how builds go there. */
export const demoCells: readonly CellSpec[] = [1, 2].map((cell) => ({
  name: `cell${cell}`,
  computes: [
    { service: `cell${cell}-compute`, profile: { hosts: kinds.flatMap((kind) => hostsOf(kind, cell)) } },
  ],
}));

export const acts: readonly Act[] = [
  {
    name: 'web-1',
    title: 'a build that works first time',
    look: 'Every hop once, from the request down into a cell. The later acts leave the common ones out.',
    zone: 'good',
    flavor: 'm1.small',
    detail: 'full',
    expect: { status: 'ACTIVE', attempts: 1 },
  },
  {
    name: 'web-2',
    title: 'the first host fails, an alternate builds it',
    look: 'The alternates came down with the first message: the cell retries alone, nobody above is asked.',
    zone: 'flaky',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ACTIVE', attempts: 2 },
  },
  {
    name: 'web-3',
    title: 'two hosts fail, the last alternate builds it',
    look: 'In cell2 this time. Hosts of cell1 have more room, but alternates are from the cell of the first host.',
    zone: 'shaky',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ACTIVE', attempts: 3 },
  },
  {
    name: 'db-1',
    title: 'every host fails',
    look: 'Each claim is released before the next is made. After three hosts: ERROR, and nothing is held.',
    zone: 'broken',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ERROR', attempts: 3 },
  },
  {
    name: 'huge-1',
    title: 'no host is big enough',
    look: 'Nothing is claimed and no cell is bothered: the server ends in cell0, which has no hosts.',
    zone: 'good',
    flavor: 'm1.xlarge',
    detail: 'short',
    expect: { status: 'ERROR', attempts: 0 },
  },
  {
    name: 'tmp-1',
    title: 'deleted while it is being built',
    look: 'Delete wins: the build stops where it is, and the guest and the claim go.',
    zone: 'slow',
    flavor: 'm1.small',
    detail: 'short',
    deleteDuringBuild: true,
    expect: { status: 'DELETED', attempts: 1 },
  },
];
