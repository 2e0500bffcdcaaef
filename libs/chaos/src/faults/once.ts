/** Runs `act` the first time it is called; later calls wait for the same end. A failed one is tried again. */
export function once(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () =>
    (running ??= act().catch((error: unknown) => {
      running = null;
      throw error;
    }));
}
