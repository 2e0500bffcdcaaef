/** The ways through the flow that are swept. */
export const sweepPaths = ['normal', 'retry', 'exhaustion', 'delete'] as const;
export type SweepPath = (typeof sweepPaths)[number];

/** One kind of server: where it is asked for, and what is done to it while the points are armed. */
export interface Variant {
  readonly name: string;
  /** Its zone is of hosts that behave so; null: no host has its zone. */
  readonly hosts: 'good' | 'moody' | 'bad' | null;
  readonly act: 'boot' | 'delete';
}

/** By path; the first that reaches a point is the one that its owner is killed on. */
export const variants: Readonly<Record<SweepPath, readonly Variant[]>> = {
  normal: [{ name: 'a build that works', hosts: 'good', act: 'boot' }],
  retry: [{ name: 'a build that works at the second try', hosts: 'moody', act: 'boot' }],
  exhaustion: [
    { name: 'a build that fails on every host', hosts: 'bad', act: 'boot' },
    { name: 'a server that no host will have', hosts: null, act: 'boot' },
  ],
  delete: [
    { name: 'the delete of a server that runs', hosts: 'good', act: 'delete' },
    { name: 'the delete of a server in ERROR', hosts: 'bad', act: 'delete' },
  ],
};

/** The zone of a kind of host in a cell. */
export const zoneOf = (cell: string, hosts: Variant['hosts']): string =>
  hosts === null ? 'nowhere' : `${cell}-${hosts}`;
