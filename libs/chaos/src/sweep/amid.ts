import { pointNames, serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { Variant } from './paths.ts';

/** A kind of server, and the steps at which one of it can stand. */
export interface Crowd {
  readonly variant: Variant;
  readonly points: readonly PointName[];
  /** No service of a cell is concerned: it may be asked for in any. */
  readonly anywhere?: true;
}

const boot = (name: string, hosts: Variant['hosts'], count = 1): Variant => ({
  name,
  hosts,
  count,
  act: 'boot',
});

/** A boot by itself does not come by, or the server is not there yet and cannot be deleted. */
const beyond = new Set<PointName>([
  ...(['api.on_create', 'api.before_persist', 'api.relay_on_entry'] as const),
  ...(['super.on_redelivery', 'super.after_expire_lease', 'super.after_delete_row'] as const),
  ...(['placement.on_report', 'compute.on_sync', 'conductor.on_sync'] as const),
  ...(['conductor.watchdog_on_expired', 'conductor.watchdog_after_lease'] as const),
  'conductor.watchdog_after_terminate',
]);

/** Whoever stands there keeps others waiting: they have a round of their own. */
const alone: readonly PointName[] = ['placement.before_commit', 'placement.after_commit'];

/** Steps that few kinds of servers come by. */
const special: readonly Crowd[] = [
  {
    variant: boot('a build that fails on every host', 'bad'),
    points: ['conductor.before_bury', 'conductor.after_bury'],
  },
  {
    variant: boot('a build that outlasts its first lease', 'slow'),
    points: ['compute.before_renew', 'compute.after_renew', 'conductor.on_renew'],
  },
  {
    ...{ variant: boot('a server that no host will have', null), anywhere: true },
    points: ['super.before_bury', 'super.before_release', 'super.after_release'],
  },
  {
    ...{ variant: boot('a request with room for some of its servers', 'tight', 2), anywhere: true },
    points: ['scheduler.before_give_back', 'scheduler.after_give_back'],
  },
];

const ofDelete = pointNames.slice(pointNames.indexOf('api.on_delete'));
/** Come by only where the message of a boot is gone. */
const ofRedrive = pointNames.slice(
  pointNames.indexOf('api.before_redrive'),
  pointNames.indexOf('super.on_receive'),
);
const retried = boot('a build that works at the second try', 'moody');

function usual(): PointName[] {
  const elsewhere = special.flatMap(({ points }) => points);
  const others = new Set([...beyond, ...alone, ...ofDelete, ...ofRedrive, ...elsewhere]);
  return pointNames.filter((point) => !others.has(point));
}

/** The rounds in which deletes come amid boots: at each step stands one server, the first that comes by. */
export const amidRounds: readonly (readonly Crowd[])[] = [
  [{ variant: retried, points: usual() }, ...special],
  // In one cell the second would wait for the first, for the same host.
  [{ variant: retried, points: alone, anywhere: true }],
];

/** All steps at which a delete can come amid a boot, in the order of the flow. */
export const amidPoints: readonly PointName[] = pointNames.filter((point) =>
  amidRounds.flat().some(({ points }) => points.includes(point)),
);

/** Points by the service in which they are, in the order of the table. */
export function byService(points: readonly PointName[]): Map<ReturnType<typeof serviceOf>, PointName[]> {
  const found = new Map<ReturnType<typeof serviceOf>, PointName[]>();
  for (const point of points) found.set(serviceOf(point), [...(found.get(serviceOf(point)) ?? []), point]);
  return found;
}
