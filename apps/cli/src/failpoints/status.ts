import type { Register } from '../commands.ts';
import { askTargets, findTargets } from './targets.ts';
import type { TargetOptions } from './targets.ts';

export const registerStatus: Register = (failpoints, io) => {
  failpoints
    .command('status')
    .description('tell what is armed, and how often it was hit')
    .option('--service <name>', 'a service such as cell1.cell-conductor, or every one of a name')
    .option('--all', 'every service')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', '\nExample:\n  $ cellflow failpoints status --all')
    .action(async (options: TargetOptions) => {
      const targets = await findTargets(io, options);
      await askTargets(io, targets, { json: options.json, ask: (target) => target.failpoints.status() });
    });
};
