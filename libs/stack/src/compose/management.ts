import { StackError } from '../cells.ts';
import type { ManagementApi } from '../servers/management-api.ts';

/**
 * The management interfaces of several brokers, one per vhost, as one: what names a vhost is asked of its broker, lists
 * are joined. Throws StackError for what neither is.
 */
export function joinManagement(brokers: ReadonlyMap<string, ManagementApi>): ManagementApi {
  const all = [...brokers.values()];
  const [first] = all as [ManagementApi];
  const of = (vhost: string): ManagementApi => {
    const broker = brokers.get(vhost);
    if (broker) return broker;
    throw new StackError(`there is no broker of ${vhost}; there are ${[...brokers.keys()].join(', ')}`);
  };
  return {
    ...first,
    async request(method, path, body) {
      const [, named] = /^\/api\/[a-z-]+\/([^/?]+)/.exec(path) ?? [];
      const vhost = named === undefined ? undefined : decodeURIComponent(named);
      if (vhost !== undefined && brokers.has(vhost)) return of(vhost).request(method, path, body);
      const answers =
        method === 'GET' ? await Promise.all(all.map((each) => each.request(method, path, body))) : [null];
      if (answers.every(Array.isArray)) return answers.flat();
      throw new StackError(`${method} ${path} is not for all brokers`);
    },
    listensOn: async (port) => (await Promise.all(all.map((each) => each.listensOn(port)))).every(Boolean),
    load: () => Promise.reject(new StackError('definitions are of one broker')),
    grantAll: async (vhost) => of(vhost).grantAll(vhost),
    deleteVhost: async (vhost) => of(vhost).deleteVhost(vhost),
    deleteUser: async (user) => void (await Promise.all(all.map((each) => each.deleteUser(user)))),
  };
}
