import { scopePrefix, vhosts } from '@cellflow/topology';
import type { VhostReach } from './broker-reach.ts';
import { ownMethods } from './cells.ts';
import { permits } from './patterns.ts';
import type { BrokerWalls } from './read-broker.ts';
import type { StoreReach } from './store-reach.ts';

/** What a user of a cell can reach. */
export interface UserReach {
  readonly user: string;
  readonly cell: string;
  readonly tags: readonly string[];
  readonly broker: readonly VhostReach[];
  /** null: the store does not know it. */
  readonly store: StoreReach | null;
  /** Other scopes whose own store knows it. */
  readonly otherStores: readonly string[];
}

/** Something that a user of a cell may do by the rules, and must not. */
export interface Hole {
  readonly user: string;
  readonly what: string;
}

const foreignMethods = [
  'GetAllocationCandidates',
  'GetUsages',
  'Claim',
  'Unclaim',
  'GetAllocations',
  'ReportHoldings',
  'UpdateProvider',
];

/** The live rules against the promise: nothing above one's own cell but one's own keys into placement (I12, I13). */
export function findHoles(
  reach: UserReach,
  { walls, cells }: { walls: BrokerWalls; cells: readonly string[] },
): Hole[] {
  const { user, cell, tags, broker, store, otherStores } = reach;
  const holes: string[] = [];
  if (tags.length > 0) holes.push(`has the tag ${tags.join(', ')} of the management interface`);
  for (const each of broker) {
    if (each.vhost !== cell && each.vhost !== vhosts.placement)
      holes.push(`may open the vhost ${each.vhost}`);
    else if (each.vhost === vhosts.placement) holes.push(...inPlacement(each, { user, cell, cells }));
    if (mayDeclare(each.declares)) holes.push(`may declare and delete in ${each.vhost}: ${each.declares}`);
  }
  for (const { vhost, component, name } of walls.carriers) {
    if (vhost === cell) holes.push(`the ${component} "${name}" may carry messages out of ${vhost}`);
  }
  if (store) holes.push(...inStore(store, cell));
  for (const scope of otherStores) holes.push(`has a user at the store of ${scope}`);
  return holes.map((what) => ({ user, what }));
}

function inPlacement(
  { publishes, takes }: VhostReach,
  { user, cell, cells }: { user: string; cell: string; cells: readonly string[] },
): string[] {
  const holes = takes.map((queue) => `may take from ${queue} of placement`);
  for (const { exchange, keys } of publishes) {
    if (exchange !== 'placement' || keys === null) {
      holes.push(
        `may publish ${keys === null ? 'any key' : keys} to ${exchange || '(default)'} of placement`,
      );
      continue;
    }
    const foreign = [...cells.filter((name) => name !== cell), `${cell}1`, 'global', `${cell}.global`];
    const probes = [
      ...foreignMethods.flatMap((method) => foreign.map((caller) => `placement.${method}.${caller}`)),
      ...foreignMethods
        .filter((method) => !ownMethods(user, cell).includes(method))
        .map((method) => `placement.${method}.${cell}`),
      'placement',
    ];
    const reached = probes.filter((key) => permits(keys, key));
    if (reached.length > 0) holes.push(`may publish ${reached.join(', ')} to placement`);
  }
  return holes;
}

const mayDeclare = (pattern: string) =>
  pattern !== '' && pattern !== '^$' && ['', 'mine', 'placement'].some((name) => permits(pattern, name));

function inStore({ keys, selectors }: StoreReach, cell: string): string[] {
  const own = scopePrefix(cell);
  const foreign = keys.filter((pattern) => !pattern.replace(/^%?[RW]*~/, '').startsWith(own));
  return [
    ...foreign.map((pattern) => `may touch keys ${pattern} of the store`),
    ...(selectors > 0 ? [`has ${selectors} further rule sets at the store`] : []),
  ];
}
