import type { Definitions } from '@cellflow/topology';

export interface ManagementAccess {
  /** "http://127.0.0.1:15672", without a path. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** RabbitMQ's management HTTP API, as far as it is needed. Every function but `listensOn` throws with what it answered. */
export interface ManagementApi extends ManagementAccess {
  /** Whether the broker runs and takes AMQP connections on this port (of its own, where ports are mapped). */
  listensOn(port: number): Promise<boolean>;
  /** Adds and replaces; nothing is removed. */
  load(definitions: Definitions): Promise<void>;
  grantAll(vhost: string): Promise<void>;
  deleteVhost(name: string): Promise<void>;
  deleteUser(name: string): Promise<void>;
  /** Any other request, e.g. `request('GET', '/api/queues/cell1')`; null where there is no content, or on 404. */
  request(method: string, path: string, body?: unknown): Promise<unknown>;
}

const timeoutMs = 60_000;
const probeTimeoutMs = 5000;

export function managementApi(access: ManagementAccess): ManagementApi {
  const base = access.url.replace(/\/+$/, '');
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  const send = (method: string, path: string, body: unknown, limitMs: number) =>
    fetch(base + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(limitMs),
    });
  const request = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await send(method, path, body, timeoutMs);
    const text = await response.text();
    if (response.ok) return text === '' ? null : JSON.parse(text);
    if (response.status === 404) return null;
    throw new Error(`RabbitMQ management at ${base}: ${method} ${path}: ${response.status} ${text}`);
  };
  return {
    ...access,
    url: base,
    request,
    listensOn: async (port) => {
      try {
        const path = `/api/health/checks/port-listener/${port}`;
        return (await send('GET', path, undefined, probeTimeoutMs)).ok;
      } catch {
        return false;
      }
    },
    load: async (definitions) => void (await request('POST', '/api/definitions', definitions)),
    grantAll: async (vhost) =>
      void (await request('PUT', `/api/permissions/${encodeURIComponent(vhost)}/${access.user}`, {
        configure: '.*',
        write: '.*',
        read: '.*',
      })),
    deleteVhost: async (name) => void (await request('DELETE', `/api/vhosts/${encodeURIComponent(name)}`)),
    deleteUser: async (name) => void (await request('DELETE', `/api/users/${encodeURIComponent(name)}`)),
  };
}
