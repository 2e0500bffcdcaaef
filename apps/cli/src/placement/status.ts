import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { connectPlacement, withPlacement } from '../topology/placement-connection.ts';
import type { PlacementOptions } from '../topology/placement-connection.ts';
import { readRecovery, tellRecovery } from './recovery.ts';

export const registerStatus: Register = (placement, io) => {
  const command = placement
    .command('status')
    .description('say whether placement recovers what its store lost, and what it waits for');
  withPlacement(command, 'cellflow placement status').action(async (options: PlacementOptions) => {
    const { body } = await (await connectPlacement(io, options)).ask('GET', '/recovery');
    if (options.json) return outJson(io, body);
    io.out(tellRecovery(readRecovery(body)));
  });
};
