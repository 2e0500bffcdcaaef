import type { Letter } from '@cellflow/dead-letters';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { chosen } from './chosen.ts';
import { noSuchLetter } from './no-such-letter.ts';
import { eachBox, withOperator } from './operator.ts';
import type { DlqOptions } from './operator.ts';

interface Options extends DlqOptions {
  readonly all?: boolean;
}

export const registerDlqRequeue: Register = (program, io) => {
  const command = program
    .command('requeue')
    .argument('[id]', 'of a dead letter, as `dlq list` prints it')
    .option('--all', 'every letter that lies there now')
    .description('put dead letters back on the queue they came from: never lost, at most doubled');
  withOperator(command, 'cellflow dlq requeue --all --queue super-conductor').action(
    async (id: string | undefined, options: Options) => {
      const isMeant = chosen(id, options.all);
      const requeued: Letter[] = [];
      const refused: { id: string; queue: string; why: string }[] = [];
      await eachBox(io, options, async ({ walk }) => {
        const result = await walk({ decide: (letter) => (isMeant(letter) ? 'requeue' : 'keep') });
        requeued.push(...result.requeued);
        refused.push(
          ...result.refused.map(({ letter, why }) => ({ id: letter.id, queue: letter.queue, why })),
        );
      });
      if (id !== undefined && requeued.length + refused.length === 0) throw noSuchLetter(id);
      if (options.json) outJson(io, { requeued, refused });
      else io.out(requeued.map((each) => `${each.id} is back on ${each.vhost}/${each.queue}\n`).join(''));
      if (!options.json && requeued.length + refused.length === 0) io.out('No dead letters.\n');
      if (refused.length === 0) return;
      throw new CliError(`${refused.length} dead letters could not be put back, and lie where they lay`, {
        why: refused.map((each) => `${each.id}: ${each.why}`).join('; '),
        next: 'look at one with: cellflow dlq show <id>',
      });
    },
  );
};
