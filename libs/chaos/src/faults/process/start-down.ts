import type { ChaosService } from '../../cloud/chaos-cloud.ts';

/** Starts those that are down, side by side; rejects with the first that does not come up. */
export async function startDown(services: readonly ChaosService[]): Promise<void> {
  await Promise.all(services.filter((each) => !each.running()).map((each) => each.start()));
}
