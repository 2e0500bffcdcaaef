import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { toldBy } from '../told.ts';

/** I27. Counted from the API's own ledger, so that a cell that is down changes nothing. */
export const quota: Invariant = {
  id: 'I27',
  name: 'quota',
  statement: 'at every point of the ledger, the servers that a project has been given are at most its quota',
  needs: ['W2'],
  check(history) {
    const search = new Search('I27');
    const limit = history.terms.quota;
    if (limit === null) return search;
    const owned = new Map<string, Map<string, Told>>();
    for (const told of toldBy(history, 'api')) {
      const { type, instanceUuid, detail } = told.event;
      const project = detail['project'] ?? '';
      const servers = owned.get(project) ?? new Map<string, Told>();
      owned.set(project, servers);
      if (type === 'server.deleted') servers.delete(instanceUuid);
      if (type !== 'server.accepted') continue;
      search.look();
      servers.set(instanceUuid, told);
      if (servers.size !== limit + 1) continue;
      const text = `project ${project} has ${servers.size} servers at ${told.id}, ${limit} are allowed`;
      search.say(instanceUuid, text, [...servers.values()].map(cite.told));
    }
    return search;
  },
};
