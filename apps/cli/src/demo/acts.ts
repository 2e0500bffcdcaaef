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

const zone = (kind: string, behaviour: object) => ({
  name: `{cell}-${kind}{n}`,
  count: 4,
  inventory: { VCPU: 4, MEMORY_MB: 16_384, DISK_GB: 400 },
  availabilityZone: kind,
  behaviour: { spawnMs: 250, ...behaviour },
});

const fails = (builds: number) => ({
  failures: [{ firstBuilds: builds, class: 'reschedule', message: 'libvirt: no space left on device' }],
});

/** Two cells of 20 hosts; a host's zone says how builds go there. */
export const demoCells: readonly CellSpec[] = ['cell1', 'cell2'].map((name) => ({
  name,
  computes: [
    {
      service: `${name}-compute`,
      profile: {
        hosts: [
          zone('good', {}),
          zone('flaky', fails(1)),
          zone('shaky', fails(2)),
          zone('broken', fails(1000)),
          zone('slow', { spawnMs: 2000 }),
        ],
      },
    },
  ],
}));

export const acts: readonly Act[] = [
  {
    name: 'web-1',
    title: 'a build that works first time',
    look: 'All hops once, from the request down into a cell. Later acts leave the common ones out.',
    zone: 'good',
    flavor: 'm1.small',
    detail: 'full',
    expect: { status: 'ACTIVE', attempts: 1 },
  },
  {
    name: 'web-2',
    title: 'the first host fails, an alternate builds it',
    look: 'The alternates came down with the first message: the cell retries alone and asks nobody above.',
    zone: 'flaky',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ACTIVE', attempts: 2 },
  },
  {
    name: 'web-3',
    title: 'two hosts fail, the last alternate builds it',
    look: 'Each claim is released before the next is made: a server never holds two.',
    zone: 'shaky',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ACTIVE', attempts: 3 },
  },
  {
    name: 'db-1',
    title: 'every host fails',
    look: 'Three hosts are tried, then the server is ERROR with the cause per host, and holds nothing.',
    zone: 'broken',
    flavor: 'm1.small',
    detail: 'short',
    expect: { status: 'ERROR', attempts: 3 },
  },
  {
    name: 'huge-1',
    title: 'no host is big enough',
    look: 'Nothing is claimed and no cell is bothered: the server ends in cell0, with the reason.',
    zone: 'good',
    flavor: 'm1.xlarge',
    detail: 'short',
    expect: { status: 'ERROR', attempts: 0 },
  },
  {
    name: 'tmp-1',
    title: 'deleted while it is being built',
    look: 'Delete wins: the build stops at its next step, the guest and the claim go.',
    zone: 'slow',
    flavor: 'm1.small',
    detail: 'short',
    deleteDuringBuild: true,
    expect: { status: 'DELETED', attempts: 1 },
  },
];
