import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { reasonOf } from './dead-letters-explained.ts';

/** Nobody could have handled these. */
const unreadable = new Set(['MALFORMED', 'TOO_LARGE', 'UNIMPLEMENTED', 'UNSUPPORTED']);

/** I23. */
export const deadLetterFairness: Invariant = {
  id: 'I23',
  name: 'dead-letter fairness',
  statement:
    'no message is dead-lettered but those that cannot be read and those that a fault made poisonous',
  needs: ['dead letters', 'W4'],
  check(history) {
    const search = new Search('I23');
    const poisonous = (history.faults ?? []).flatMap(({ messages }) => messages ?? []);
    const isPoison = (id: string) => poisonous.some((each) => id === each || serverOf(id) === each);
    for (const letter of history.deadLetters ?? []) {
      search.look();
      const id = letter.headers['original-message-id'] || letter.messageId;
      if (unreadable.has(reasonOf(letter)) || isPoison(id) || isPoison(letter.messageId)) continue;
      search.say('', `${id || 'a message'} is a dead letter and was not poisonous`, [
        cite.deadLetter(letter),
      ]);
    }
    return search;
  },
};

/** A message id is "request:instance:attempt:step". */
const serverOf = (id: string): string => id.split(':')[1] ?? '';
