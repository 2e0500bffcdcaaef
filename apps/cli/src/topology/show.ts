import { z } from 'zod';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { connectPlacement, withPlacement } from './placement-connection.ts';
import type { PlacementOptions } from './placement-connection.ts';

const levels = z.object({
  affinity_levels: z.array(
    z.object({
      name: z.string(),
      distance: z.number(),
      places: z.array(z.object({ name: z.string(), aggregate: z.string(), hosts: z.number() })),
    }),
  ),
});

export const registerShow: Register = (topology, io) => {
  const command = topology
    .command('show')
    .description('list the levels, their places and how many hosts are there');
  withPlacement(command, 'cellflow topology show').action(async (options: PlacementOptions) => {
    const placement = await connectPlacement(io, options);
    const { affinity_levels: all } = levels.parse((await placement.ask('GET', '/affinity_levels')).body);
    if (options.json) return outJson(io, all);
    if (all.length === 0) return io.out('No levels yet. Name one: cellflow topology level rack\n');
    const rows = all.flatMap(({ name, distance, places }) => {
      const level = [name, String(distance)];
      if (places.length === 0) return [[...level, '-', '0', '-']];
      return places.map((place) => [...level, place.name, String(place.hosts), place.aggregate]);
    });
    const head = ['LEVEL', 'DISTANCE', 'PLACE', 'HOSTS', 'AGGREGATE'];
    io.out(table(createPaint(io), { head, rows, columns: io.columns }));
  });
};
