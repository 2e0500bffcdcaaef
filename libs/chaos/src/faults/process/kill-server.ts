import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import type { ActiveFault } from '../../fault.ts';
import { openConnections } from '../broker/connections.ts';
import { counted } from '../counted.ts';
import { comeback } from './comeback.ts';

/** SIGKILL to the broker or the store; it starts again on what it has on disk. `more`: for the text of the effect. */
export async function killServer(
  cloud: ChaosCloud,
  server: 'broker' | 'store',
  { restart, more = '' }: { readonly restart?: number; readonly more?: string },
): Promise<ActiveFault> {
  const program = cloud[server].program();
  const connections = openConnections(cloud, server);
  await program.kill();
  const back = comeback(cloud.platform.clock, restart, async () => {
    if (!program.running) await program.restart();
  });
  return {
    heal: () => back.now(),
    effect: async () => ({
      bit: true,
      measure: Math.max(1, connections),
      text: `${server} killed under ${counted(connections, 'connection')}${more}`,
    }),
  };
}
