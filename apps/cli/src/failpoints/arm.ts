import { FailpointSyntaxError, parseFailpoints, serviceOf } from '@cellflow/failpoints';
import type { Rule } from '@cellflow/failpoints';
import { rpcErrors } from '@cellflow/rpc';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { duration } from '../numbers.ts';
import { askTargets, findTargets } from './targets.ts';
import type { TargetOptions } from './targets.ts';

interface Options extends TargetOptions {
  readonly for?: number;
}

export const registerArm: Register = (failpoints, io) => {
  failpoints
    .command('arm <text>')
    .description('replace what is armed: point[attempt==1]=action@n; ...')
    .option('--service <name>', 'a service such as cell1.cell-conductor, or every one of a name')
    .option('--all', 'every service that has one of the points')
    .option('--for <time>', 'disarm after that time, such as 30s (default: until disarm)', duration)
    .option('--json', 'print JSON instead of text')
    .addHelpText(
      'after',
      '\nActions: exit, kill, pause, hang, delay(500ms), error, error(CODE)' +
        '\n@2 acts on the second hit alone, @2+ from the second on. Facts: instance, attempt, host.' +
        "\n\nExample:\n  $ cellflow failpoints arm 'compute.after_spawn[attempt==1]=kill' --all --for 30s",
    )
    .action(async (text: string, options: Options) => {
      const rules = read(text);
      const wanted = new Set<string>(rules.map(({ point }) => serviceOf(point)));
      const targets = (await findTargets(io, options)).filter(({ name }) => wanted.has(name));
      if (targets.length === 0) {
        throw new CliError('no such service passes these points', {
          why: `they are in ${[...wanted].join(', ')}`,
          next: 'give --all, or one of these services',
          exitCode: 2,
        });
      }
      await askTargets(io, targets, {
        json: options.json,
        ask: ({ name, failpoints: points }) => {
          const own = rules.filter(({ point }) => serviceOf(point) === name);
          return points.arm(own.map((rule) => rule.text).join('; '), options.for);
        },
      });
    });
};

function read(text: string): Rule[] {
  try {
    const rules = parseFailpoints(text, rpcErrors.codes);
    if (rules.length > 0) return rules;
  } catch (error) {
    if (!(error instanceof FailpointSyntaxError)) throw error;
    throw new CliError('this arms nothing', {
      why: error.message,
      next: 'cellflow failpoints list shows the points; cellflow failpoints arm --help the actions',
      exitCode: 2,
      cause: error,
    });
  }
  throw new CliError('this arms nothing', { next: 'cellflow failpoints disarm disarms', exitCode: 2 });
}
