import type { Attachment, ChaosCloud } from '../../cloud/chaos-cloud.ts';
import type { ActiveFault } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';

/**
 * Takes containers out of networks. Nobody is told: connections stay open on both ends and nothing comes through, as when
 * a cable is pulled; the names of what was there are not known any more.
 */
export async function leaveNetworks(
  { platform, undo }: Pick<ChaosCloud, 'platform' | 'undo'>,
  networks: readonly Attachment[],
): Promise<ActiveFault> {
  const { clock } = platform;
  await Promise.all(networks.map((each) => each.leave(undo)));
  const outAt = clock.monotonic();
  let backAt: number | null = null;
  return {
    heal: once(async () => {
      await Promise.all(networks.map((each) => each.join()));
      backAt = clock.monotonic();
    }),
    effect: async () => ({
      bit: networks.length > 0,
      measure: networks.length,
      text: `${counted(networks.length, 'network')} left for ${Math.round((backAt ?? clock.monotonic()) - outAt)} ms`,
    }),
  };
}
