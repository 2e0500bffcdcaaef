import type { Register } from '../commands.ts';
import { registerArm } from '../failpoints/arm.ts';
import { registerDisarm } from '../failpoints/disarm.ts';
import { registerList } from '../failpoints/list.ts';
import { registerStatus } from '../failpoints/status.ts';

/** `cellflow failpoints`: the points where a boot or a delete can be broken, and what is armed there. */
export const registerFailpoints: Register = (program, io) => {
  const failpoints = program
    .command('failpoints')
    .description('break the services of a running cloud at a named point')
    .addHelpText(
      'after',
      '\nEach of them has --json. The cloud has to be started with: cellflow up --processes --faults' +
        "\n\nExample:\n  $ cellflow failpoints arm 'conductor.after_unclaim=exit@2' --all --for 30s",
    );
  for (const register of [registerList, registerArm, registerStatus, registerDisarm])
    register(failpoints, io);
};
