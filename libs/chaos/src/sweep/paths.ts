import type { PointName, PointService } from '@cellflow/failpoints';

/** The ways through the flow that are swept. */
export const sweepPaths = ['normal', 'retry', 'exhaustion', 'delete', 'recovery'] as const;
export type SweepPath = (typeof sweepPaths)[number];

/** One kind of server: where it is asked for, what is done to it while the points are armed, and what is provoked. */
export interface Variant {
  readonly name: string;
  /** Its zone is of hosts that behave so; null: no host has its zone. */
  readonly hosts: 'good' | 'slow' | 'moody' | 'bad' | 'tight' | null;
  /** `delete amid`: a delete comes when a server stands at the first point of `also`. */
  readonly act: 'boot' | 'delete' | 'delete amid';
  /** Servers in one request; default 1. */
  readonly count?: number;
  /** Rules that bring about what is rare, armed together with the point. */
  readonly also?: readonly { readonly point: PointName; readonly does: string }[];
  /** The service is killed here first; the point is armed for its next start. */
  readonly diesFirst?: PointName;
  /** It is killed when the server has come to its end, and what is armed in it is armed for its next start. */
  readonly restarts?: PointService;
}

/** By path; the first that reaches a point is the one that its owner is killed on. */
export const variants: Readonly<Record<SweepPath, readonly Variant[]>> = {
  normal: [
    { name: 'a build that works', hosts: 'good', act: 'boot' },
    { name: 'a build that outlasts its first lease', hosts: 'slow', act: 'boot' },
  ],
  retry: [{ name: 'a build that works at the second try', hosts: 'moody', act: 'boot' }],
  exhaustion: [
    { name: 'a build that fails on every host', hosts: 'bad', act: 'boot' },
    { name: 'a server that no host will have', hosts: null, act: 'boot' },
    { name: 'a request with room for some of its servers', hosts: 'tight', act: 'boot', count: 2 },
  ],
  delete: [
    { name: 'the delete of a server that runs', hosts: 'good', act: 'delete' },
    { name: 'the delete of a server in ERROR', hosts: 'bad', act: 'delete' },
  ],
  recovery: [
    { name: 'a request that comes again', hosts: 'good', act: 'boot', diesFirst: 'super.before_ack' },
    {
      ...{ name: 'a first build that no compute takes', hosts: 'good', act: 'boot' },
      also: [{ point: 'super.before_cast', does: 'error(UNROUTABLE)@1' }],
    },
    {
      ...{ name: 'a delete before the server is mapped', hosts: 'good', act: 'delete amid' },
      also: [{ point: 'super.before_mapping', does: 'delay(1500ms)@1' }],
    },
    {
      ...{ name: 'a build that its compute forgets', hosts: 'good', act: 'boot' },
      also: [{ point: 'compute.before_spawn', does: 'exit@1' }],
    },
    {
      ...{ name: 'a delete that its compute does not answer', hosts: 'good', act: 'delete' },
      also: [{ point: 'compute.on_terminate', does: 'hang@1' }],
    },
    { name: 'a compute that starts', hosts: 'good', act: 'boot', restarts: 'fake-compute' },
  ],
};

/** Paths of which only what no other path comes by is swept. */
export const onlyWhatIsRare: ReadonlySet<SweepPath> = new Set(['recovery']);

/** The zone of a kind of host in a cell. */
export const zoneOf = (cell: string, hosts: Variant['hosts']): string =>
  hosts === null ? 'nowhere' : `${cell}-${hosts}`;
