import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { connectPlacement, withPlacement } from './placement-connection.ts';
import type { PlacementOptions } from './placement-connection.ts';

interface Options extends PlacementOptions {
  readonly distance: number;
}

export const registerLevel: Register = (topology, io) => {
  const command = topology
    .command('level')
    .argument('<name>', 'rack, row, room...')
    .description('name a level, or change its distance')
    .option('--distance <n>', 'how far apart hosts are that differ in it', wholeNumber(1, 1_000_000), 1);
  withPlacement(command, 'cellflow topology level row --distance 3').action(
    async (name: string, options: Options) => {
      const placement = await connectPlacement(io, options);
      const { distance } = options;
      const path = `/affinity_levels/${encodeURIComponent(name)}`;
      const { status, body } = await placement.ask('PUT', path, { distance });
      if (options.json) return outJson(io, body);
      io.out(`${name} is ${status === 201 ? 'a new level' : 'a level'} of distance ${distance}\n`);
    },
  );
};
