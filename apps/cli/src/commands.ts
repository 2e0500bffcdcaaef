import type { Command } from 'commander';
import { registerBoot } from './commands/boot.ts';
import { registerChaos } from './commands/chaos.ts';
import { registerDelete } from './commands/delete.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDlq } from './commands/dlq.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerFailpoints } from './commands/failpoints.ts';
import { registerHalt } from './commands/halt.ts';
import { registerList } from './commands/list.ts';
import { registerPlacement } from './commands/placement.ts';
import { registerProve } from './commands/prove.ts';
import { registerShow } from './commands/show.ts';
import { registerTopology } from './commands/topology.ts';
import { registerUp } from './commands/up.ts';
import { registerWhy } from './commands/why.ts';
import type { Io } from './io.ts';
import { registerReplay } from './replay/command.ts';

/** Adds one command to the program. */
export type Register = (program: Command, io: Io) => void;

/** Every command, in the order of the help. */
export const commands: readonly Register[] = [
  registerDemo,
  registerUp,
  registerBoot,
  registerList,
  registerShow,
  registerWhy,
  registerDelete,
  registerChaos,
  registerFailpoints,
  registerHalt,
  registerDoctor,
  registerDlq,
  registerProve,
  registerTopology,
  registerPlacement,
  registerReplay,
];
