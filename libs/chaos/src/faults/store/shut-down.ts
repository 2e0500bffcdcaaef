import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';

const endMs = 20_000;
const pollMs = 20;

/** Asks Redis to end, and resolves when it has: its file is whole then. */
export async function shutDown({ store, platform }: ChaosCloud): Promise<void> {
  const program = store.program();
  // It closes the connection instead of answering.
  await store.ask(['SHUTDOWN', 'NOSAVE', 'NOW']).catch(() => undefined);
  const deadline = platform.clock.monotonic() + endMs;
  while (program.running) {
    if (platform.clock.monotonic() > deadline) throw new ChaosError(`Redis does not end within ${endMs} ms`);
    await platform.clock.sleep(pollMs);
  }
}
