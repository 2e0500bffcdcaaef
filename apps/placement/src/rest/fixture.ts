import { createAuthenticate, developmentGrant } from '@cellflow/rest';
import type { HttpMethod } from '@cellflow/rest';
import type { Store } from '@cellflow/store';
import { startReplicaOn } from '../fixture.ts';
import type { ReplicaOptions } from '../fixture.ts';
import { buildApp } from './app.ts';

export interface RestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of every form
  readonly body: any;
  /** Of a refusal. */
  readonly code: string | undefined;
  readonly detail: string;
}

/** For tests: a replica on a store with its REST API, asked as admin, in version 1.39 unless told. */
export async function startRestOn(store: Store, options?: ReplicaOptions) {
  const replica = await startReplicaOn(store, options);
  const app = buildApp(replica.engine, createAuthenticate([developmentGrant('admin')]));
  const ask = async (method: HttpMethod, path: string, body?: unknown, minor = 39): Promise<RestReply> => {
    const reply = await app.inject({
      method,
      url: path,
      headers: {
        'x-auth-token': 'admin',
        'openstack-api-version': `placement 1.${minor}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const parsed = reply.body === '' ? undefined : JSON.parse(reply.body);
    const error = parsed?.errors?.[0];
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: parsed,
      code: error?.code,
      detail: error?.detail ?? '',
    };
  };
  const show = async (consumer: string, minor?: number) =>
    (await ask('GET', `/allocations/${consumer}`, undefined, minor)).body;
  return { ...replica, ask, show };
}

/** For tests: a uuid that ends in a number. */
export const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** For tests: a claim in the form of 1.38. `amounts` by provider and class; no provider releases. */
export const claimBody = (
  amounts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  generation: number | null = null,
  fields: object = {},
) => ({
  allocations: Object.fromEntries(
    Object.entries(amounts).map(([provider, resources]) => [provider, { resources }]),
  ),
  project_id: 'project',
  user_id: 'user',
  consumer_generation: generation,
  consumer_type: 'INSTANCE',
  ...fields,
});
