import { callsOf, citeCall } from '../calls.ts';
import type { Call } from '../calls.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I30. Ids, and names that only one project uses. What the asker named itself, it may be told is not there. */
export const tenantIsolation: Invariant = {
  id: 'I30',
  name: 'tenant isolation',
  statement: 'no answer to project A holds an id or a name of project B, and A deletes nothing of B',
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
      const { invoke, end } = call;
      if (invoke.admin || !end || owners.size === 0) continue;
      if (end.type === 'ok' || end.status === 404) search.look();
      deletesItsOwn(search, call, owners);
      const said = [
        ...(end.servers ?? []).flatMap(({ id, name }) => (name === undefined ? [id] : [id, name])),
        ...(end.text ?? '').split(/[\s"',]+/).filter((word) => word !== invoke.server),
      ];
      for (const word of new Set(said)) {
        const owner = owners.get(word);
        if (!owner || owner.invoke.project === invoke.project) continue;
        const text = `${word} of project ${owner.invoke.project} was told to project ${call.invoke.project}`;
        search.say('', text, [...citeCall(owner), ...citeCall(call)]);
      }
    }
    return search;
  },
};

function deletesItsOwn(search: Search, call: Call, owners: ReadonlyMap<string, Call | null>): void {
  const { action, server = '', project } = call.invoke;
  const owner = owners.get(server);
  if (action !== 'delete' || call.end?.type !== 'ok' || !owner || owner.invoke.project === project) return;
  const text = `${server} of project ${owner.invoke.project} was deleted by project ${project}`;
  search.say(server, text, [...citeCall(owner), ...citeCall(call)]);
}
