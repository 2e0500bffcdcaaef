import { registerChaosList } from '../chaos/list.ts';
import { registerChaosMuseum } from '../chaos/museum.ts';
import { registerChaosRun } from '../chaos/run.ts';
import { registerChaosSoak } from '../chaos/soak.ts';
import { registerChaosSweep } from '../chaos/sweep.ts';
import type { Register } from '../commands.ts';

/** `cellflow chaos`: break a cloud on purpose, and have an independent checker say whether it kept its promises. */
export const registerChaos: Register = (program, io) => {
  const chaos = program
    .command('chaos')
    .description(
      'break a cloud on purpose and check what is left: run a scenario, list them, sweep a flow, soak',
    )
    .addHelpText(
      'after',
      '\nEach of them has --json.\n\nExample:\n  $ cellflow chaos run conductor-dies-after-unclaim',
    );
  const commands = [
    registerChaosRun,
    registerChaosList,
    registerChaosMuseum,
    registerChaosSweep,
    registerChaosSoak,
  ];
  for (const register of commands) register(chaos, io);
};
