import type { CloudSnapshot } from './snapshot.ts';

/** The cell that a broker user is of; null for one above the cells. */
export function cellOfUser({ cells }: Pick<CloudSnapshot, 'cells'>, user: string): string | null {
  const cell = /^(.+)-(?:conductor|compute)$/.exec(user)?.[1];
  return cell !== undefined && cell !== 'super' && cells.some(({ name }) => name === cell) ? cell : null;
}
