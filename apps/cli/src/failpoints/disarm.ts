import type { Register } from '../commands.ts';
import { askTargets, findTargets } from './targets.ts';
import type { TargetOptions } from './targets.ts';

export const registerDisarm: Register = (failpoints, io) => {
  failpoints
    .command('disarm')
    .description('let everything go on; the counts are told')
    .option('--service <name>', 'a service such as cell1.cell-conductor, or every one of a name')
    .option('--all', 'every service')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', '\nExample:\n  $ cellflow failpoints disarm --all')
    .action(async (options: TargetOptions) => {
      const targets = await findTargets(io, options);
      await askTargets(io, targets, { json: options.json, ask: (target) => target.failpoints.disarm() });
    });
};
