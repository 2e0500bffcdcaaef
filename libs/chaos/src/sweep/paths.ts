import type { PointName, PointService } from '@cellflow/failpoints';

/** The ways through the flow on which the owner of each step is killed. */
const killPaths = ['normal', 'retry', 'exhaustion', 'delete', 'recovery'] as const;
export type KillPath = (typeof killPaths)[number];

/** All that is swept: besides, a delete comes while a boot stands at the step, and a message is lost for good. */
export const sweepPaths = [...killPaths, 'delete-amid', 'redrive'] as const;
export type SweepPath = (typeof sweepPaths)[number];

/** What is armed besides the point that is swept. */
export interface Provocation {
  readonly point: PointName;
  /** An action, with the hit that it is for: "hang@1". */
  readonly does: string;
}

/** One kind of server: where it is asked for, what is done to it while the points are armed, and what is provoked. */
export interface Variant {
  readonly name: string;
  /** Its zone is of hosts that behave so; null: no host has its zone. */
  readonly hosts: 'good' | 'slow' | 'moody' | 'bad' | 'tight' | null;
  /** `delete amid`: the server that stands at the first point of `also` is deleted there. */
  readonly act: 'boot' | 'delete' | 'delete amid';
  /** Servers in one request; default 1. */
  readonly count?: number;
  /** The steps that it is for. Default: all that it is seen to come by. */
  readonly reaches?: readonly PointName[];
  /** Brings about what is rare, armed together with the point. */
  readonly also?: readonly Provocation[];
  /** `delete amid`: armed for the server that stands, before its delete is sent. */
  readonly then?: readonly Provocation[];
  /** `delete amid`: it stands until its delete is accepted (the default), or until the point has killed its owner. */
  readonly stands?: 'until deleted' | 'until killed';
  /** The service is killed here first; the point is armed for its next start. */
  readonly diesFirst?: PointName;
  /** It is killed when the server has come to its end, and what is armed in it is armed for its next start. */
  readonly restarts?: PointService;
}

/** By path; the first that reaches a point is the one that its owner is killed on. */
export const variants: Readonly<Record<KillPath, readonly Variant[]>> = {
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
    {
      ...{ name: 'a request that comes again', hosts: 'good', act: 'boot' },
      reaches: ['super.on_redelivery'],
      diesFirst: 'super.before_ack',
    },
    {
      ...{ name: 'a request that was stored and not sent', hosts: 'good', act: 'boot' },
      reaches: ['api.relay_on_entry'],
      diesFirst: 'api.after_persist',
    },
    {
      ...{ name: 'a first build that no compute takes', hosts: 'good', act: 'boot' },
      reaches: ['super.after_expire_lease'],
      also: [{ point: 'super.before_cast', does: 'error(UNROUTABLE)@1' }],
    },
    {
      ...{ name: 'a delete before the server is in its cell', hosts: 'good', act: 'delete amid' },
      reaches: ['super.after_delete_row'],
      also: [{ point: 'super.before_cell_rows', does: 'hang@1' }],
    },
    {
      ...{ name: 'a build that its compute forgets', hosts: 'good', act: 'boot' },
      reaches: ['conductor.watchdog_on_expired'],
      also: [{ point: 'compute.before_spawn', does: 'exit@1' }],
    },
    {
      ...{ name: 'a delete amid a build that its compute is not told of', hosts: 'good', act: 'delete amid' },
      reaches: ['conductor.watchdog_after_lease', 'conductor.watchdog_after_terminate'],
      also: [{ point: 'compute.before_spawn', does: 'hang@1' }],
      then: [{ point: 'api.before_terminate_cast', does: 'hang' }],
      stands: 'until killed',
    },
    {
      ...{ name: 'a compute that starts', hosts: 'good', act: 'boot' },
      reaches: ['compute.on_sync', 'conductor.on_sync', 'placement.on_report'],
      restarts: 'fake-compute',
    },
  ],
};

/** The zone of a kind of host in a cell. */
export const zoneOf = (cell: string, hosts: Variant['hosts']): string =>
  hosts === null ? 'nowhere' : `${cell}-${hosts}`;
