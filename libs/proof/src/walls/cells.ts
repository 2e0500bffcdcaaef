import { users, vhosts } from '@cellflow/topology';

/** The credentials of one cell. */
export const cellUsers = (cell: string): readonly [conductor: string, compute: string] => [
  users.cellConductor(cell),
  users.compute(cell),
];

/** Vhosts that are no cell's. */
const above: readonly string[] = [vhosts.api, vhosts.placement];

/** The cells that a broker has: vhosts with a conductor of their own. */
export const cellsAmong = (names: readonly string[], knownUsers: readonly string[]): string[] =>
  names.filter((name) => !above.includes(name) && knownUsers.includes(users.cellConductor(name))).sort();

/** Methods of placement that a user of a cell is there for; the routing key ends in its cell. */
export const ownMethods = (user: string, cell: string): readonly string[] =>
  // Written again from the promise, and not shared with the topology that it judges.
  user === users.compute(cell)
    ? ['UpdateProvider']
    : ['Claim', 'Unclaim', 'GetAllocations', 'ReportHoldings'];
