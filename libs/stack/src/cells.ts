import { expandHosts, parseProfile } from '@cellflow/profile';
import type { FakeHost } from '@cellflow/profile';
import type { CellLayout } from '@cellflow/topology';

/** One compute service of a cell and the profile of its hosts. */
export interface ComputeSpec {
  readonly service: string;
  /** What `parseProfile` accepts. `{cell}` in a host's name or zone becomes the cell's name. */
  readonly profile: unknown;
}

/** A cell to start. */
export interface CellSpec {
  readonly name: string;
  readonly computes: readonly ComputeSpec[];
}

/** A cell whose hosts are known. */
export interface ResolvedCell {
  readonly name: string;
  readonly computes: readonly {
    readonly service: string;
    readonly profile: unknown;
    readonly hosts: readonly FakeHost[];
  }[];
}

/** A cloud that cannot be started as described. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** Ordinary hosts: 16 VCPU, 32 GiB, 500 GB, a zone per cell, every build works. */
export const defaultProfile = (hosts: number): unknown => ({
  hosts: [
    {
      name: '{cell}-h{n}',
      count: hosts,
      inventory: { VCPU: 16, MEMORY_MB: 32_768, DISK_GB: 500 },
      availabilityZone: 'zone-{cell}',
    },
  ],
});

/** `cells` cells named cell1..., each with one compute service and `profile`, or `hosts` ordinary hosts. */
export function defaultCells(
  options: { cells?: number; hosts?: number; profile?: unknown } = {},
): CellSpec[] {
  return Array.from({ length: options.cells ?? 2 }, (_, index) => ({
    name: `cell${index + 1}`,
    computes: [
      {
        service: `cell${index + 1}-compute`,
        profile: options.profile ?? defaultProfile(options.hosts ?? 20),
      },
    ],
  }));
}

/** Fills the cell's name into every text of a profile. */
export function fillCell(profile: unknown, cell: string): unknown {
  if (typeof profile === 'string') return profile.replaceAll('{cell}', cell);
  if (Array.isArray(profile)) return profile.map((item) => fillCell(item, cell));
  if (typeof profile !== 'object' || profile === null) return profile;
  return Object.fromEntries(Object.entries(profile).map(([key, value]) => [key, fillCell(value, cell)]));
}

/** Checks the cells and expands their hosts. Throws StackError or ProfileError. */
export function resolveCells(cells: readonly CellSpec[]): ResolvedCell[] {
  if (cells.length === 0) throw new StackError('a cloud needs at least one cell');
  const resolved = cells.map((cell) => ({
    name: cell.name,
    computes: cell.computes.map(({ service, profile }) => {
      const filled = fillCell(profile, cell.name);
      return { service, profile: filled, hosts: expandHosts(parseProfile(filled)) };
    }),
  }));
  for (const name of resolved.map((cell) => cell.name)) {
    if (!/^[a-z][a-z0-9]*$/.test(name) || name === 'cell0') {
      throw new StackError(`a cell cannot be called "${name}": small letters and digits, and cell0 is taken`);
    }
  }
  requireUnique(
    'cell',
    resolved.map((cell) => cell.name),
  );
  requireUnique(
    'compute service',
    resolved.flatMap((cell) => cell.computes.map(({ service }) => service)),
  );
  requireUnique(
    'host',
    resolved.flatMap((cell) => cell.computes.flatMap(({ hosts }) => hosts.map(({ name }) => name))),
    ' (write {cell} into the names of a profile that several cells share)',
  );
  return resolved;
}

function requireUnique(what: string, names: readonly string[], hint = ''): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new StackError(`two ${what}s are called "${name}"${hint}`);
    seen.add(name);
  }
}

/** What libs/topology needs to know of the cells. */
export const layoutOf = (cells: readonly ResolvedCell[]): CellLayout[] =>
  cells.map((cell) => ({
    name: cell.name,
    computes: cell.computes.map(({ service, hosts }) => ({ service, hosts: hosts.map(({ name }) => name) })),
  }));
