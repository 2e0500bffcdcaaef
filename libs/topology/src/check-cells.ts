import type { CellLayout } from './topology.ts';

/** Cells that cannot be laid out. The message names the cell, service or host at fault. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';
}

/** A cell called like a vhost or a scope, like the end of the API level's routing keys, or whose users would be other principals. */
const reservedCells = new Set(['api', 'placement', 'candidates', 'cell0', 'global', 'super']);

/** Longest routing key and queue name of AMQP 0-9-1, less the longest prefix in use. */
const maxNameBytes = 255 - 'dead-letter.compute.'.length;

/**
 * Names end up in routing keys, regular expressions, vhosts and users: nothing in them may mean something there.
 * Throws TopologyError.
 */
export function checkCells(cells: readonly CellLayout[]): void {
  requireUnique(
    'cell',
    cells.map((cell) => cell.name),
  );
  for (const { name, computes } of cells) {
    if (!/^[a-z][a-z0-9]*$/.test(name)) {
      throw new TopologyError(`cell "${name}": expected small letters and digits, a letter first`);
    }
    if (reservedCells.has(name)) throw new TopologyError(`cell "${name}": the name is taken`);
    requireUnique(
      `compute service of ${name}`,
      computes.map(({ service }) => service),
    );
    for (const { service } of computes) requireName(`compute service of ${name}`, service);
  }
  const hosts = cells.flatMap((cell) => cell.computes.flatMap((compute) => compute.hosts));
  requireUnique('host', hosts);
  for (const host of hosts) requireName('host', host);
}

function requireName(what: string, name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    throw new TopologyError(`${what} "${name}": expected letters, digits, ".", "_" and "-"`);
  }
  if (name.length > maxNameBytes) {
    throw new TopologyError(`${what} "${name}": expected at most ${maxNameBytes} characters`);
  }
}

function requireUnique(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new TopologyError(`${what} "${name}": there are two of that name`);
    seen.add(name);
  }
}
