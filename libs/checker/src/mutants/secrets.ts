import { searchHistory } from '../witnesses/search-history.ts';
import { searchSecrets } from '../witnesses/search-secrets.ts';
import { retell } from './edit.ts';
import { find } from './find.ts';
import type { Mutant } from './mutant.ts';

/** What these mutants leak. */
export const leakedPassword = 'correct-horse-battery';
const url = `amqp://cell1:${leakedPassword}@broker`;

/** What services would write that do not keep their credentials to themselves. */
export const secretMutants: readonly Mutant[] = [
  {
    invariant: 'I31',
    what: 'a password in the log of a service',
    breaks(history) {
      const search = searchSecrets([leakedPassword]);
      search.look('log of api', JSON.stringify({ level: 30, msg: `connects to ${url}` }));
      return { ...history, texts: [...(history.texts ?? []), ...search.texts()] };
    },
  },
  {
    invariant: 'I31',
    what: 'a password in the cause of a failure',
    breaks(history) {
      const { uuid, cell } = find.exhausted(history);
      const reason = `cannot open ${url}`;
      const leaky = retell(history, cell, [uuid, 'build.failed'], () => ({ reason }));
      return { ...leaky, texts: searchHistory(leaky, [leakedPassword]) };
    },
  },
];
