import type { Identity } from '@cellflow/rest';
import type { Logger } from '@cellflow/platform';

/** One request as handlers see it: admitted, of a version that has the route, and by somebody who may ask it. */
export interface Call {
  /** "req-<uuid>". */
  readonly requestId: string;
  /** Minor number of the microversion: 39 for 1.39. */
  readonly minor: number;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  /** In the order of the request, with every value of a repeated name. */
  readonly query: Query;
  /** What the JSON says; undefined without a body. */
  readonly body: unknown;
  readonly logger: Logger;
}

/** Query parameters as they were sent. */
export type Query = Pick<URLSearchParams, 'get' | 'getAll' | 'has' | 'keys' | 'entries'>;

export interface Answer {
  readonly status: number;
  /** Sent as JSON; without it the answer has no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** When what is shown last changed, ms since the epoch. Default: now, for a GET and wherever there is a body. */
  readonly lastModifiedMs?: number;
}

export const ok = (body: unknown, lastModifiedMs?: number): Answer => ({ status: 200, body, lastModifiedMs });

export const noContent: Answer = { status: 204 };
