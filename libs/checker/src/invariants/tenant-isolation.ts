import { callsOf, citeCall } from '../calls.ts';
import type { Call } from '../calls.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I30. Ids, and names that only one project uses. */
export const tenantIsolation: Invariant = {
  id: 'I30',
  name: 'tenant isolation',
  statement: 'no answer to project A holds an id or a name of project B',
  needs: ['W1'],
  check(history) {
    const search = new Search('I30');
    const owners = new Map<string, Call | null>();
    const own = (word: string, call: Call) => {
      const known = owners.get(word);
      const shared = known && known.invoke.project !== call.invoke.project;
      owners.set(word, shared ? null : (known ?? call));
    };
    for (const call of callsOf(history)) {
      if (call.invoke.action !== 'boot' || call.end?.type !== 'ok') continue;
      for (const { id } of call.end.servers ?? []) own(id, call);
      if (call.invoke.boot) own(call.invoke.boot.name, call);
    }
    for (const call of callsOf(history)) {
      if (call.invoke.admin || !call.end) continue;
      const said = [
        ...(call.end.servers ?? []).flatMap(({ id, name }) => (name === undefined ? [id] : [id, name])),
        ...(call.end.text ?? '').split(/[\s"',]+/),
      ];
      for (const word of new Set(said)) {
        const owner = owners.get(word);
        if (!owner) continue;
        search.look();
        if (owner.invoke.project === call.invoke.project) continue;
        const text = `${word} of project ${owner.invoke.project} was told to project ${call.invoke.project}`;
        search.say('', text, [...citeCall(owner), ...citeCall(call)]);
      }
    }
    return search;
  },
};
