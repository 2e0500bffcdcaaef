import type { Clock } from '@cellflow/platform';

/** What came of asking a cell: its answer, or that it is down for this request. */
export type CellAnswer<T> = { readonly up: true; readonly value: T } | { readonly up: false };

/**
 * Asks one cell, and gives up after `timeoutMs`. A cell that fails counts as down like one that is silent
 * (nova/context.py: scatter_gather_cells, but with a deadline of its own for every cell).
 */
export function askCell<T>(clock: Clock, timeoutMs: number, ask: () => Promise<T>): Promise<CellAnswer<T>> {
  return new Promise((resolve) => {
    const cancel = clock.after(timeoutMs, () => {
      // If this process itself was busy, the answer may be waiting to be read: look once more.
      clock.defer(() => resolve({ up: false }));
    });
    ask().then(
      (value) => {
        cancel();
        resolve({ up: true, value });
      },
      () => {
        cancel();
        resolve({ up: false });
      },
    );
  });
}
