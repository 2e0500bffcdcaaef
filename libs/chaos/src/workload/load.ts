import type { CallRecord } from '@cellflow/checker';
import type { Clock, Random } from '@cellflow/platform';
import { createRestClient } from '@cellflow/stack';
import type { RestClient, RestServer } from '@cellflow/stack';
import { CallLog } from './call-log.ts';
import type { Scenario } from '../scenario/index.ts';

export interface LoadOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly workload: Scenario['workload'];
  /** Makes names and idempotency keys; the same seed asks for the same. */
  readonly seed: number;
  readonly random: Random;
  readonly clock: Clock;
  /** Ids of the faults that are active now. */
  readonly active: () => readonly string[];
}

/** What the load has come to so far. */
export interface LoadProgress {
  readonly asked: number;
  readonly of: number | null;
  readonly accepted: number;
  readonly deleted: number;
  readonly refused: number;
  readonly unknown: number;
  /** Servers by status, as they were listed last. */
  readonly states: Readonly<Record<string, number>>;
}

export interface Load {
  readonly log: CallLog;
  readonly progress: () => LoadProgress;
  /** Resolves when everything was asked for and every outcome is known, or given up. */
  readonly done: Promise<void>;
  /** Deletes a server, and asks again until the outcome is known. */
  remove(id: string, process: string): Promise<void>;
  /** All servers, written down like every call; null where nobody answered. */
  list(): Promise<readonly RestServer[] | null>;
  /** Asks for nothing new; resolves when the clients have ended. */
  stop(): Promise<void>;
}

/** Any image will do: the hosts hold no disks. */
const image = '70a599e0-31e7-49b7-b260-868f441e862b';
const project = 'admin';
const answerMs = 15_000;
const askAgainMs = 250;
/** How long a client asks for an outcome that it does not learn. */
const patienceMs = 90_000;
const defaultListMs = 1000;
/** A delete at random comes within this time after the boot was accepted. */
const deleteWithinMs = 1500;

/** Starts to ask for servers the way the scenario says, as a client that asks again until it knows. */
export async function startLoad(options: LoadOptions): Promise<Load> {
  const { workload, clock } = options;
  const rest = createRestClient({ endpoint: options.apiUrl, token: options.token, timeoutMs: answerMs });
  const flavorRef = await findFlavor(rest, workload.flavor);
  const log = new CallLog({ clock, project, active: options.active });
  const ended = new AbortController();
  const state = { asked: 0, states: {} as Record<string, number>, stopped: false };
  const deletes: Promise<void>[] = [];

  const known = (type: 'ok' | 'fail' | 'info', status = 0) =>
    type === 'ok' || (type === 'fail' && status < 500);

  /** Asks until the outcome is known, as an honest client does: under the same key each time. */
  async function untilKnown(ask: () => Promise<{ type: 'ok' | 'fail' | 'info'; status?: number }>) {
    const deadline = clock.monotonic() + patienceMs;
    for (;;) {
      const end = await ask();
      if (known(end.type, end.status) || ended.signal.aborted || clock.monotonic() > deadline) return;
      await clock.sleep(askAgainMs, ended.signal).catch(() => undefined);
    }
  }

  async function boot(process: string, number: number): Promise<void> {
    const key = `${options.seed}-${number}`;
    const count = workload.per_request;
    const request = {
      name: `${workload.name}-${number}`,
      flavor: flavorRef,
      image,
      count,
      idempotencyKey: key,
    };
    const told = { count, flavorRef, name: request.name, key, body: JSON.stringify(request) };
    const goes = workload.deletes?.share !== undefined && options.random.next() < workload.deletes.share;
    const afterMs = goes ? options.random.next() * deleteWithinMs : 0;
    let ids: readonly string[] = [];
    await untilKnown(() =>
      log.make(
        { process, action: 'boot', boot: told },
        async () => (ids = await rest.boot(request)),
        (servers) => ({ status: 202, servers: servers.map((id) => ({ id })) }),
      ),
    );
    const [victim] = ids;
    if (goes && victim)
      deletes.push(
        clock
          .sleep(afterMs, ended.signal)
          .then(() => remove(victim, `d${number}`))
          .catch(() => undefined),
      );
  }

  async function remove(id: string, process: string): Promise<void> {
    await untilKnown(() =>
      log.make(
        { process, action: 'delete', server: id },
        () => rest.remove(id),
        (there) => ({ status: there ? 204 : 404 }),
      ),
    );
  }

  async function list(): Promise<readonly RestServer[] | null> {
    const end = await log.make(
      { process: 'list', action: 'list' },
      () => rest.list(),
      (servers) => ({ status: 200, servers: servers.map(({ id, name, status }) => ({ id, name, status })) }),
    );
    if (end.type !== 'ok') return null;
    state.states = countBy(end.value);
    return end.value;
  }

  const until = workload.duration === undefined ? Infinity : clock.monotonic() + workload.duration;
  const requests = workload.boots === undefined ? Infinity : Math.ceil(workload.boots / workload.per_request);
  const wanted = () => !state.stopped && state.asked < requests && clock.monotonic() < until;
  async function client(process: string): Promise<void> {
    while (wanted()) {
      await boot(process, ++state.asked);
      if (workload.pause > 0) await clock.sleep(workload.pause, ended.signal).catch(() => undefined);
    }
  }

  const clients = Promise.all(
    Array.from({ length: workload.in_flight }, (_, index) => client(`p${index + 1}`)),
  ).then(async () => void (await Promise.all(deletes)));
  const lister = listAgainAndAgain();
  async function listAgainAndAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      await list();
      await clock.sleep(workload.lists ?? defaultListMs, ended.signal).catch(() => undefined);
    }
  }

  return {
    ...{ log, remove, list },
    done: clients,
    progress: () => ({
      asked: state.asked * workload.per_request,
      of: requests === Infinity ? null : requests * workload.per_request,
      accepted: log.accepted().reduce((sum, { instanceUuids }) => sum + instanceUuids.length, 0),
      deleted: log.deleted().length,
      ...outcomesOf(log.records),
      states: state.states,
    }),
    async stop() {
      state.stopped = true;
      ended.abort();
      await Promise.all([clients, lister]);
    },
  };
}

async function findFlavor(rest: RestClient, nameOrId: string): Promise<string> {
  const flavors = await rest.flavors();
  const found = flavors.find(({ id, name }) => name === nameOrId || id === nameOrId);
  if (found) return found.id;
  throw new TypeError(
    `there is no flavor "${nameOrId}"; there are ${flavors.map(({ name }) => name).join(', ')}`,
  );
}

/** Calls that were refused, and those whose outcome was not told. Boots and deletes alone change anything. */
export function outcomesOf(records: readonly CallRecord[]): { refused: number; unknown: number } {
  const changes = records.filter(({ action }) => action === 'boot' || action === 'delete');
  return {
    refused: changes.filter(({ type }) => type === 'fail').length,
    unknown: changes.filter(({ type }) => type === 'info').length,
  };
}

function countBy(servers: readonly RestServer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of servers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
