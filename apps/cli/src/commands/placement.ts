import type { Register } from '../commands.ts';
import { registerRecover } from '../placement/recover.ts';
import { registerStatus } from '../placement/status.ts';

/** `cellflow placement`: whether it can be relied upon. */
export const registerPlacement: Register = (program, io) => {
  const placement = program
    .command('placement')
    .description('see whether placement recovers what its store lost, and end that')
    .addHelpText('after', '\nEach of them has --json.\n\nExample:\n  $ cellflow placement status');
  for (const register of [registerStatus, registerRecover]) register(placement, io);
};
