import type { Replica } from '../cloud.ts';
import { openHttp } from './http-client.ts';
import type { HttpAnswer, HttpConnection } from './http-client.ts';

/** Some connections to the Placement API of one replica; each request takes a free one. */
export interface Clients {
  ask(method: string, path: string, body?: string): Promise<HttpAnswer>;
  close(): void;
}

/** As administrator, in the latest version. `count`: as many as there are requests in flight. */
export async function openClients({ restPort }: Replica, count: number): Promise<Clients> {
  const headers = { 'x-auth-token': 'admin', 'openstack-api-version': 'placement 1.39' };
  const all = await Promise.all(Array.from({ length: count }, () => openHttp(restPort, headers)));
  const free = [...all];
  return {
    async ask(method, path, body) {
      const connection = free.pop() as HttpConnection;
      try {
        return await connection.ask(method, path, body);
      } finally {
        free.push(connection);
      }
    },
    close: () => all.forEach((connection) => connection.close()),
  };
}
