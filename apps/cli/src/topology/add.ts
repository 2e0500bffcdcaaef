import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { usageError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { connectPlacement, withPlacement } from './placement-connection.ts';
import type { PlacementConnection, PlacementOptions } from './placement-connection.ts';

interface Place {
  readonly level: string;
  readonly name: string;
}

interface Options extends PlacementOptions {
  readonly hosts: string[];
  readonly racks: string[];
  readonly from: Place[];
}

const added = z.object({ added: z.number(), moved: z.number(), present: z.number() });

export const registerAdd: Register = (topology, io) => {
  const command = topology
    .command('add')
    .argument('<level>', 'rack, row, room...')
    .argument('<place>', 'one of this level; made where it is new')
    .description('put hosts, or all hosts of other places, into a place; again changes nothing')
    .option('--hosts <names>', 'hosts, separated by commas', collectNames, [])
    .option('--racks <names>', 'all hosts of these racks, separated by commas', collectNames, [])
    .option('--from <level:place...>', 'all hosts of these places', collectPlace, []);
  withPlacement(command, 'cellflow topology add row a --racks a1,a2').action(
    async (level: string, name: string, options: Options) => {
      const { hosts } = options;
      const places = [...options.racks.map((rack) => ({ level: 'rack', name: rack })), ...options.from];
      if (hosts.length + places.length === 0)
        throw usageError('nothing to add', 'give --hosts, --racks or --from');
      const placement = await connectPlacement(io, options);
      const counts = await addTo(placement, { level, name }, { hosts, places });
      if (options.json) return outJson(io, { level, place: name, ...counts });
      const moved = counts.moved > 0 ? ` (${counts.moved} moved from another ${level})` : '';
      const count = (n: number) => `${n} ${n === 1 ? 'host' : 'hosts'}`;
      io.out(`${level} ${name}: ${count(counts.added)} added${moved}, ${counts.present} there already\n`);
    },
  );
};

/** A place that is made for hosts which do not exist is taken away again. */
async function addTo(
  placement: PlacementConnection,
  { level, name }: Place,
  body: { readonly hosts: readonly string[]; readonly places: readonly Place[] },
) {
  const path = `/affinity_levels/${encodeURIComponent(level)}/${encodeURIComponent(name)}`;
  const { status } = await placement.ask('PUT', path, {});
  try {
    return added.parse((await placement.ask('POST', `${path}/hosts`, body)).body);
  } catch (error) {
    if (status === 201) await placement.ask('DELETE', path).catch(() => undefined);
    throw error;
  }
}

function collectNames(text: string, before: readonly string[]): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Expected names separated by commas.');
  return [...before, ...names];
}

function collectPlace(text: string, before: readonly Place[]): Place[] {
  const [level = '', name = '', ...more] = text.split(':');
  if (level === '' || name === '' || more.length > 0) throw new InvalidArgumentError('Expected level:place.');
  return [...before, { level, name }];
}
