import type { Register } from '../commands.ts';
import { registerDlqDrop } from '../dlq/drop.ts';
import { registerDlqList } from '../dlq/list.ts';
import { registerDlqRequeue } from '../dlq/requeue.ts';
import { registerDlqShow } from '../dlq/show.ts';

/** `cellflow dlq`: what could not be handled, why, and what to do with it. */
export const registerDlq: Register = (program, io) => {
  const dlq = program
    .command('dlq')
    .description('look at dead letters, put them back where they came from, or drop them')
    .addHelpText('after', '\nEach of them has --json.\n\nExample:\n  $ cellflow dlq list');
  for (const register of [registerDlqList, registerDlqShow, registerDlqRequeue, registerDlqDrop]) {
    register(dlq, io);
  }
};
