import { isRetryable, RpcError } from '@cellflow/rpc';
import { cellKeys } from '@cellflow/store';
import type { Expectation } from '@cellflow/store';
import type { OpenStore } from '@cellflow/outages';
import { patiently } from './patiently.ts';
import type { Cell, Run, Work } from './work.ts';

/** Rises when the cell has told placement, which had lost something, what its servers hold. */
export interface PlacementFence {
  /** Where it stands, or stood a while ago. Rejects with RpcError. */
  read(): Promise<number>;
  /** It has moved. */
  forget(): void;
}

export function createPlacementFence(store: OpenStore): PlacementFence {
  let known: number | null = null;
  return {
    read: async () => (known ??= (await store.get(cellKeys.placementRecovery))?.version ?? 0),
    forget: () => (known = null),
  };
}

/** Where the fences stand of all cells that answer; asked before anything is claimed. */
export async function readFences({ cells }: Work): Promise<Map<string, number>> {
  const found = await Promise.all(
    [...cells.values()].map(async ({ name, compute, placementFence }) => {
      if (!compute) return [];
      const version = await placementFence.read().catch((error: unknown) => {
        if (isRetryable(error)) return null;
        throw error;
      });
      return version === null ? [] : [[name, version] as const];
    }),
  );
  return new Map(found.flat());
}

/**
 * What the commit of a record that rests on a claim depends on. Where the cell did not answer before the claim,
 * UNAVAILABLE, as soon as it does: before that it would help nobody to schedule the server again.
 */
export async function fenceOf(work: Work, run: Run, cell: Cell): Promise<Expectation> {
  const { name, placementFence } = cell;
  const version = run.fences.get(name);
  if (version !== undefined) return { key: cellKeys.placementRecovery, version };
  await patiently(work, run, `fence of ${name}`, () => placementFence.read());
  throw new RpcError('UNAVAILABLE', `${name} did not answer before a host of it was claimed`);
}

/** The cell has told what it holds since the claim was made, and not this: it is scheduled again. */
export const isBehindFence = (conflict: string): boolean => conflict === cellKeys.placementRecovery;

export function behindFence(cell: Cell): RpcError {
  cell.placementFence.forget();
  return new RpcError('UNAVAILABLE', `placement lost something since a host of ${cell.name} was claimed`);
}
