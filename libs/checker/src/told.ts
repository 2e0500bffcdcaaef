import type { Told } from './exhibits.ts';
import type { CloudSnapshot } from './snapshot.ts';

/** What one ledger tells, in its own order: "api", "placement" or a cell. */
export function toldBy(snapshot: CloudSnapshot, scope: string): Told[] {
  const ledger =
    scope === 'api'
      ? snapshot.api.ledger
      : scope === 'placement'
        ? snapshot.placement.ledger
        : (snapshot.cells.find(({ name }) => name === scope)?.ledger ?? []);
  return ledger.map((entry) => ({ ...entry, scope }));
}

export const scopesOf = ({ cells }: CloudSnapshot): string[] => [
  'api',
  'placement',
  ...cells.map(({ name }) => name),
];

/** Everything that any ledger tells: in order within a scope, in no order across them. */
export const toldByAll = (snapshot: CloudSnapshot): Told[] =>
  scopesOf(snapshot).flatMap((scope) => toldBy(snapshot, scope));

/** By server, of the given scopes; entries about no server are left out. */
export function toldOfServers(snapshot: CloudSnapshot, scopes: readonly string[]): Map<string, Told[]> {
  const servers = new Map<string, Told[]>();
  for (const told of scopes.flatMap((scope) => toldBy(snapshot, scope))) {
    const uuid = told.event.instanceUuid;
    if (uuid === '') continue;
    const list = servers.get(uuid);
    if (list) list.push(told);
    else servers.set(uuid, [told]);
  }
  return servers;
}

/** By server, of the cells: in the order of each cell's ledger, without what is told of records that were withdrawn. */
export function toldByCells(snapshot: CloudSnapshot): Map<string, Told[]> {
  const isWithdrawn = withdrawnRecords(snapshot);
  const servers = toldOfServers(
    snapshot,
    snapshot.cells.map(({ name }) => name),
  );
  const kept = [...servers].map(([uuid, entries]): [string, Told[]] => [
    uuid,
    entries.filter(({ scope }) => !isWithdrawn(scope, uuid)),
  ]);
  return new Map(kept.filter(([, entries]) => entries.length > 0));
}

/**
 * Tells which records never stood for their server. Whoever brings it into a cell, or buries it in cell0, writes its
 * record before hop 5 says whose it is; who loses there deletes what he wrote, and nothing else happens to it.
 */
export function withdrawnRecords(snapshot: CloudSnapshot): (cell: string, uuid: string) => boolean {
  const homes = new Map(
    toldBy(snapshot, 'api').flatMap(({ event: { type, instanceUuid, cell } }) =>
      type === 'server.scheduled' ? [[instanceUuid, cell] as const] : [],
    ),
  );
  const found = new Set<string>();
  for (const { name } of snapshot.cells)
    for (const [uuid, entries] of toldOfServers(snapshot, [name])) {
      const home = homes.get(uuid);
      const trail = entries.flatMap(({ event: { toState } }) => toState || []).join(' ');
      if (home && home !== name && withdrawn.test(trail)) found.add(`${name} ${uuid}`);
    }
  return (cell, uuid) => found.has(`${cell} ${uuid}`);
}

const withdrawn = /^(building\/scheduling|error\/none) deleted\/none$/;

/** Entries of one commit share its revision. */
export const commitOf = (id: string): string => id.slice(0, id.indexOf('-'));

/**
 * From there on the server holds it: it was claimed, or placement, whose store lost what it knew, took a cell's word
 * that it does.
 */
export const takesHold = ({ event }: Told): boolean =>
  event.type === 'allocation.claimed' || event.type === 'allocation.restored';

/** The first entry about the server of one of these types. */
export const firstOf = (told: readonly Told[] | undefined, ...types: readonly string[]): Told | undefined =>
  told?.find(({ event }) => types.includes(event.type));

export const lastOf = (told: readonly Told[] | undefined, ...types: readonly string[]): Told | undefined =>
  told?.findLast(({ event }) => types.includes(event.type));
