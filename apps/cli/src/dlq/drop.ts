import type { Letter } from '@cellflow/dead-letters';
import { usageError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { chosen } from './chosen.ts';
import { noSuchLetter } from './no-such-letter.ts';
import { eachBox, withOperator } from './operator.ts';
import type { DlqOptions } from './operator.ts';

interface Options extends DlqOptions {
  readonly all?: boolean;
  readonly yes?: boolean;
}

export const registerDlqDrop: Register = (program, io) => {
  const command = program
    .command('drop')
    .argument('[id]', 'of a dead letter, as `dlq list` prints it')
    .option('--all', 'every letter that lies there now')
    .option('--yes', 'really: what is dropped is gone')
    .description('throw dead letters away for good');
  withOperator(command, 'cellflow dlq drop 3f1c0a9b7d2e --yes').action(
    async (id: string | undefined, options: Options) => {
      const isMeant = chosen(id, options.all);
      if (!options.yes) throw usageError('what is dropped is gone', 'add --yes to do it');
      const dropped: Letter[] = [];
      await eachBox(io, options, async ({ walk }) => {
        dropped.push(...(await walk({ decide: (letter) => (isMeant(letter) ? 'drop' : 'keep') })).dropped);
      });
      if (id !== undefined && dropped.length === 0) throw noSuchLetter(id);
      if (options.json) return outJson(io, { dropped });
      io.out(dropped.map((each) => `${each.id} of ${each.vhost}/${each.queue} is gone\n`).join(''));
      if (dropped.length === 0) io.out('No dead letters.\n');
    },
  );
};
