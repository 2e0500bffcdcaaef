import type { Register } from '../commands.ts';
import { registerNoUpcall } from '../prove/no-upcall.ts';

/** `cellflow prove`: what is claimed of a cloud, tried on a live one. */
export const registerProve: Register = (program, io) => {
  const prove = program
    .command('prove')
    .description('prove on live servers what is claimed of them')
    .addHelpText('after', '\nEach of them has --json.\n\nExample:\n  $ cellflow prove no-upcall');
  registerNoUpcall(prove, io);
};
