import type { Register } from '../commands.ts';
import { runDemo } from '../demo/run-demo.ts';
import { wholeNumber } from '../numbers.ts';

export const registerDemo: Register = (program, io) => {
  program
    .command('demo')
    .description('watch six servers being built, failed, retried and deleted; takes a few seconds')
    .option('--seed <n>', 'of everything that is left to chance', wholeNumber(0, 0xffff_ffff), 1)
    .option('--json', 'print one JSON value per event, then the summary')
    .addHelpText(
      'after',
      '\nExample:\n  $ cellflow demo\n\nExits 0 only if every server is where it must be.',
    )
    .action((options: { seed: number; json?: boolean }) =>
      runDemo(io, { seed: options.seed, json: options.json === true }),
    );
};
