import type { Register } from '../commands.ts';
import { registerAdd } from '../topology/add.ts';
import { registerLevel } from '../topology/level.ts';
import { registerShow } from '../topology/show.ts';

/** `cellflow topology`: racks, rows and rooms, and which hosts are in them, as placement knows them. */
export const registerTopology: Register = (program, io) => {
  const topology = program
    .command('topology')
    .description('name racks, rows and rooms, and put hosts into them')
    .addHelpText(
      'after',
      '\nEach of them has --json.\n\nExample:\n  $ cellflow topology add row a --racks a1,a2',
    );
  for (const register of [registerShow, registerLevel, registerAdd]) register(topology, io);
};
