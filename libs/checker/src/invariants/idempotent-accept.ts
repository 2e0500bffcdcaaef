import { callsOf, citeCall } from '../calls.ts';
import type { Call } from '../calls.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I19. Only calls whose end is known are compared. */
export const idempotentAccept: Invariant = {
  id: 'I19',
  name: 'idempotent accept',
  statement: 'the same key of the same project is the same request; with another body it is refused',
  needs: ['W1'],
  check(history) {
    const search = new Search('I19');
    const first = new Map<string, Call>();
    for (const call of callsOf(history)) {
      const { invoke, end } = call;
      if (invoke.boot?.key === undefined || end?.type !== 'ok') continue;
      const name = `${invoke.project} ${invoke.boot.key}`;
      const before = first.get(name);
      if (!before) {
        first.set(name, call);
        continue;
      }
      search.look();
      const shows = [...citeCall(before), ...citeCall(call)];
      const uuid = end.servers?.[0]?.id ?? '';
      if (before.invoke.boot?.body !== invoke.boot.body)
        search.say(uuid, `key ${invoke.boot.key} was accepted with two bodies`, shows);
      else if (idsOf(before) !== idsOf(call))
        search.say(uuid, `key ${invoke.boot.key} stands for two requests`, shows);
    }
    return search;
  },
};

const idsOf = ({ end }: Call) =>
  (end?.servers ?? [])
    .map(({ id }) => id)
    .sort()
    .join(' ');
