import { readMessage } from '@cellflow/dead-letters';
import type { Letter } from '@cellflow/dead-letters';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { noSuchLetter } from './no-such-letter.ts';
import { eachBox, withOperator } from './operator.ts';
import type { DlqOptions } from './operator.ts';

export const registerDlqShow: Register = (program, io) => {
  const command = program
    .command('show')
    .argument('<id>', 'of a dead letter, as `dlq list` prints it')
    .description('show one dead letter with all that is known of it, and the request it carries');
  withOperator(command, 'cellflow dlq show 3f1c0a9b7d2e').action(async (id: string, options: DlqOptions) => {
    const found: { letter: Letter; request: unknown }[] = [];
    await eachBox(io, options, async ({ walk }) => {
      await walk({
        decide(letter, body) {
          if (letter.id === id && found.length === 0)
            found.push({ letter, request: readMessage(body).request });
          return 'keep';
        },
      });
    });
    const [first] = found;
    if (!first) throw noSuchLetter(id);
    if (options.json) return outJson(io, { ...first.letter, request: first.request });
    const paint = createPaint(io);
    for (const [name, value] of factsOf(first.letter)) {
      if (value !== '') io.out(`${paint('dim', name.padEnd(14))}${value}\n`);
    }
    io.out(`\n${JSON.stringify(first.request, null, 2)}\n`);
  });
};

const factsOf = (letter: Letter): readonly (readonly [string, string])[] => [
  ['id', letter.id],
  ['lies in', `${letter.deadLetterQueue} of ${letter.vhost}`],
  ['came from', `${letter.exchange}/${letter.routingKey} (queue ${letter.queue})`],
  ['reason', `${letter.reason}${letter.reasonText === '' ? '' : `: ${letter.reasonText}`}`],
  ['since', letter.buriedAtMs === null ? '' : new Date(letter.buriedAtMs).toISOString()],
  ['sent by', letter.user],
  ['message', letter.method || '(unreadable)'],
  ['message id', letter.messageId],
  ['request', letter.requestId],
  ['servers', letter.instances.join(', ')],
  ['tries', letter.failures > 0 ? `${letter.failures}` : ''],
  ['bytes', `${letter.bytes}${letter.missingBytes > 0 ? `, ${letter.missingBytes} were cut off` : ''}`],
];
