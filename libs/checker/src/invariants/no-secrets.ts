import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I31. Whoever has the credentials searches; what is cited has them cut out. */
export const noSecrets: Invariant = {
  id: 'I31',
  name: 'no secrets',
  statement: 'no credential is in a log, a page, a ledger, a record, a dead letter or an answer',
  needs: ['texts'],
  check({ texts }) {
    const search = new Search('I31');
    const searched = texts ?? [];
    // Where one of them told nothing, there is no saying that it holds none.
    if (searched.every(({ lines }) => lines > 0)) for (const { lines } of searched) search.look(lines);
    for (const text of searched)
      for (const leak of text.leaks)
        search.say('', `there is a credential in the ${text.source}`, [cite.leak(text, leak)]);
    return search;
  },
};
