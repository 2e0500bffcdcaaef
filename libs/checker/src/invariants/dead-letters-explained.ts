import { cite } from '../exhibits.ts';
import type { DeadLetter } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** What the service that gave up writes, and what the broker writes when a queue gives up. */
const wanted: readonly (readonly [string, string])[] = [
  ['reason', 'x-first-death-reason'],
  ['original-queue', 'x-first-death-queue'],
];

/** I22. */
export const deadLettersExplained: Invariant = {
  id: 'I22',
  name: 'dead letters explained',
  statement: 'every dead letter names its reason, the queue it came from and the id it had',
  needs: ['dead letters'],
  check(history) {
    const search = new Search('I22');
    for (const letter of history.deadLetters ?? []) {
      search.look();
      const missing = missingOf(letter);
      if (missing.length === 0) continue;
      search.say('', `a dead letter on ${letter.vhost} does not name its ${missing.join(', ')}`, [
        cite.deadLetter(letter),
      ]);
    }
    return search;
  },
};

function missingOf({ headers, messageId }: DeadLetter): string[] {
  const missing = wanted
    .filter((names) => names.every((name) => !headers[name]))
    .map(([name]) => name.replace('-', ' '));
  return messageId || headers['original-message-id'] ? missing : [...missing, 'message id'];
}

/** Why it is dead, in the words of whoever gave up. */
export const reasonOf = ({ headers }: DeadLetter): string =>
  headers['reason'] ?? headers['x-first-death-reason'] ?? '';
