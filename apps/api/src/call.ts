import type { Logger } from '@cellflow/platform';
import type { RequestContext } from '@cellflow/rpc';
import type { Identity } from './auth.ts';

/** One REST request as handlers see it. */
export interface Call {
  readonly context: RequestContext;
  readonly identity: Identity;
  /** Minor number of the microversion: 90 for 2.90. */
  readonly minor: number;
  /** "http://127.0.0.1:8774", for links. */
  readonly origin: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly logger: Logger;
}

/** Query parameters; one that is given several times is a list. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Every value given for a query parameter. */
export const valuesOf = (query: Query, name: string): string[] => {
  const value = query[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
};

/** The last value given for a query parameter. */
export const lastOf = (query: Query, name: string): string | undefined => valuesOf(query, name).at(-1);
