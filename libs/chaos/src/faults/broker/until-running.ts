import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';

const startMs = 60_000;
const pollMs = 100;

/** Resolves when the broker runs: what is done to it by its own means waits for the end of what is done to its process. */
export async function untilRunning({
  broker,
  platform,
}: Pick<ChaosCloud, 'broker' | 'platform'>): Promise<void> {
  const { port } = new URL(broker.url('/'));
  const deadline = platform.clock.monotonic() + startMs;
  while (!(await broker.management.listensOn(Number(port)))) {
    if (platform.clock.monotonic() > deadline)
      throw new ChaosError(`the broker does not run, also after ${startMs} ms`);
    await platform.clock.sleep(pollMs);
  }
}
