import { systemClock } from '@cellflow/platform';
import { z } from 'zod';

/** A call of the API that did not work. `status` is 0 where nobody answered. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  constructor(status: number, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.status = status;
  }
}

const flavor = z.looseObject({
  id: z.string(),
  name: z.string(),
  vcpus: z.number(),
  ram: z.number(),
  disk: z.number(),
});
export type RestFlavor = z.infer<typeof flavor>;

const fault = z.looseObject({
  code: z.number(),
  message: z.string(),
  details: z.string().optional(),
  created: z.string().optional(),
});

/** A server as the API tells it, in Nova's names. Servers of a cell that is down lack most fields. */
const server = z.looseObject({
  id: z.string(),
  name: z.string().default(''),
  status: z.string(),
  created: z.string().optional(),
  fault: fault.optional(),
  'OS-EXT-STS:vm_state': z.string().optional(),
  'OS-EXT-STS:task_state': z.string().nullish(),
  'OS-EXT-AZ:availability_zone': z.string().nullish(),
  'OS-EXT-SRV-ATTR:host': z.string().nullish(),
});
export type RestServer = z.infer<typeof server>;

/** What may be asked of a new server. */
export interface BootRequest {
  readonly name: string;
  readonly flavor: string;
  readonly image: string;
  readonly count?: number;
  readonly zone?: string;
  readonly hints?: Readonly<Record<string, string | readonly string[]>>;
  readonly idempotencyKey?: string;
}

/** Told how long one answer of the API took, in ms. */
export type OnAnswer = (tookMs: number) => void;

/** What has many answers tells of each, where it is asked to. */
export interface RestClient {
  readonly endpoint: string;
  /** Resolves with the ids of all accepted servers, several of which are listed for it; they are not built yet. */
  boot(request: BootRequest, onAnswer?: OnAnswer): Promise<string[]>;
  /**
   * All servers, page by page. Those of cells that do not answer the API just then are UNKNOWN where no filter is given,
   * and missing else, as in Nova. `name` is matched as the API does: a regular expression.
   */
  list(
    filter?: { name?: string; status?: string; reservationId?: string },
    onAnswer?: OnAnswer,
  ): Promise<RestServer[]>;
  /** null where there is no such server. */
  show(id: string): Promise<RestServer | null>;
  /** False where there is no such server (any more). */
  remove(id: string): Promise<boolean>;
  flavors(): Promise<RestFlavor[]>;
}

export interface RestClientOptions {
  /** "http://127.0.0.1:8774", with or without "/v2.1". */
  readonly endpoint: string;
  readonly token: string;
  /** For one answer, and for the listing of all servers of one request. */
  readonly timeoutMs?: number;
}

const pageSize = 1000;
const askAgainMs = 200;

/** The first that lists the servers of a cell that is down. */
const microversion = 'compute 2.69';
const errorBody = z.record(z.string(), z.looseObject({ message: z.string() }));

/** A small client of the Nova-compatible API. Everything rejects with RestError. */
export function createRestClient(options: RestClientOptions): RestClient {
  const endpoint = options.endpoint.replace(/\/+$/, '').replace(/\/v2\.1$/, '');
  const timeoutMs = options.timeoutMs ?? 30_000;

  async function request(
    method: string,
    path: string,
    more: { body?: unknown; headers?: object; onAnswer?: OnAnswer } = {},
  ) {
    const askedAt = systemClock.monotonic();
    let response: Response;
    try {
      response = await fetch(`${endpoint}/v2.1${path}`, {
        method,
        headers: {
          'x-auth-token': options.token,
          'openstack-api-version': microversion,
          ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...more.headers,
        },
        body: more.body === undefined ? undefined : JSON.stringify(more.body),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      const slow = cause instanceof Error && cause.name === 'TimeoutError';
      throw new RestError(
        0,
        slow ? `no answer from ${endpoint} in ${timeoutMs} ms` : `nobody answers at ${endpoint}`,
        {
          cause,
        },
      );
    }
    const text = await response.text();
    more.onAnswer?.(systemClock.monotonic() - askedAt);
    if (response.ok) return text === '' ? null : (JSON.parse(text) as unknown);
    throw new RestError(
      response.status,
      messageOf(text) ?? `${method} ${path} was answered ${response.status}`,
    );
  }

  const gone = (error: unknown) => {
    if (error instanceof RestError && error.status === 404) return null;
    throw error;
  };

  /** A cell that is slow is left out of a listing without a word: it is asked for until every server was seen. */
  async function reserved(
    reservationId: string,
    count: number,
    onAnswer: OnAnswer | undefined,
  ): Promise<string[]> {
    const deadline = systemClock.monotonic() + timeoutMs;
    const ids = new Set<string>();
    for (;;) {
      for (const { id } of await client.list({ reservationId }, onAnswer)) ids.add(id);
      if (ids.size >= count) return [...ids];
      if (systemClock.monotonic() >= deadline) {
        const found = `${ids.size} of ${count} servers of reservation ${reservationId}`;
        throw new RestError(0, `accepted, but only ${found} are listed after ${timeoutMs} ms`);
      }
      await systemClock.sleep(askAgainMs);
    }
  }

  const client: RestClient = {
    endpoint,
    async boot({ name, flavor: flavorRef, image, count = 1, zone, hints, idempotencyKey }, onAnswer) {
      const many = count > 1 ? { min_count: count, max_count: count, return_reservation_id: true } : {};
      const answer = await request('POST', '/servers', {
        body: {
          server: {
            ...{ name, flavorRef, imageRef: image, networks: 'none' },
            ...(zone === undefined ? {} : { availability_zone: zone }),
            ...many,
          },
          ...(hints === undefined ? {} : { 'os:scheduler_hints': hints }),
        },
        headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
        onAnswer,
      });
      if (count === 1) return [z.object({ server: z.object({ id: z.string() }) }).parse(answer).server.id];
      const { reservation_id: reservationId } = z.object({ reservation_id: z.string() }).parse(answer);
      return reserved(reservationId, count, onAnswer);
    },
    async list(filter = {}, onAnswer) {
      const servers: RestServer[] = [];
      // Where they stand: a cell that is back by the next page tells them again.
      const unknown = new Map<string, number>();
      for (let marker: string | undefined; ;) {
        // A cell that is down cannot be shown where any parameter is given: the first page is as long as it comes.
        const plain = marker === undefined && Object.keys(filter).length === 0;
        const query = new URLSearchParams(plain ? {} : { limit: String(pageSize) });
        if (filter.name !== undefined) query.set('name', filter.name);
        if (filter.status !== undefined) query.set('status', filter.status);
        if (filter.reservationId !== undefined) query.set('reservation_id', filter.reservationId);
        if (marker !== undefined) query.set('marker', marker);
        const answer = await request('GET', `/servers/detail?${query}`, { onAnswer });
        const page = z.object({ servers: z.array(server) }).parse(answer).servers;
        for (const each of page) {
          const at = unknown.get(each.id) ?? servers.length;
          servers[at] = each;
          if (each.status === 'UNKNOWN') unknown.set(each.id, at);
          else unknown.delete(each.id);
        }
        const there = page.filter(({ status }) => status !== 'UNKNOWN');
        if (there.length < pageSize) return servers;
        marker = there.at(-1)?.id;
      }
    },
    async show(id) {
      const answer = await request('GET', `/servers/${encodeURIComponent(id)}`).catch(gone);
      return answer === null ? null : z.object({ server }).parse(answer).server;
    },
    async remove(id) {
      const done = await request('DELETE', `/servers/${encodeURIComponent(id)}`).then(() => true, gone);
      return done === true;
    },
    async flavors() {
      return z.object({ flavors: z.array(flavor) }).parse(await request('GET', '/flavors/detail')).flavors;
    },
  };
  return client;
}

/** The text of `{"badRequest": {"code": 400, "message": ...}}`. */
function messageOf(text: string): string | null {
  try {
    return Object.values(errorBody.parse(JSON.parse(text)))[0]?.message ?? null;
  } catch {
    return null;
  }
}
