import { createRecorder, watchStalls } from '@cellflow/checker';
import type { CallRecord, Recorder } from '@cellflow/checker';
import type { Clock, Random } from '@cellflow/platform';
import { createRestClient, RestError, stranger } from '@cellflow/stack';
import type { RestClient, RestServer } from '@cellflow/stack';
import type { Scenario } from '../scenario/index.ts';
import { ChaosError } from '../chaos-error.ts';
import { balance } from './balance.ts';
import { trespass } from './trespass.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';

export interface LoadOptions {
  /** Of every replica: clients take one after the other. */
  readonly apiUrls: readonly string[];
  readonly token: string;
  readonly workload: Scenario['workload'];
  /** Makes idempotency keys; the same seed asks for the same. */
  readonly seed: number;
  readonly random: Random;
  readonly clock: Clock;
  /** Servers of before, which are deleted one after the other while the load runs. */
  readonly leftover?: readonly string[];
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
  /** W1: what was called, and which faults were active then. */
  readonly recorder: Recorder;
  readonly accepted: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  progress(): LoadProgress;
  /** Asks for the first server. Until then it lists and nothing else, so that faults can be put in place before. */
  begin(): void;
  /** Resolves when everything was asked for and every outcome is known, or given up. */
  readonly done: Promise<void>;
  /** Deletes a server, and asks again until the outcome is known. */
  remove(id: string, process: string): Promise<void>;
  /** All servers; null where nobody answered. */
  list(): Promise<readonly RestServer[] | null>;
  /** Asks for nothing new; resolves when the clients have ended. */
  stop(): Promise<void>;
}

/** Any image will do: the hosts hold no disks. */
const image = '70a599e0-31e7-49b7-b260-868f441e862b';
const project = 'admin';
const answerMs = 15_000;
const defaultListMs = 1000;
/** Between two looks of a stranger. */
const pryMs = 1000;
/** Between two deletes of what was left over. */
const leftoverPauseMs = 50;
/** The latest servers, which are shown in turn. */
const shownAtOnce = 10;
/** A delete at random comes within this time after the boot was accepted. */
const deleteWithinMs = 1500;

/** Clients that ask for servers the way the scenario says, once it is begun, and ask again until they know. */
export async function startLoad(options: LoadOptions): Promise<Load> {
  const { workload, clock } = options;
  const plains = options.apiUrls.map((endpoint) =>
    createRestClient({ endpoint, token: options.token, timeoutMs: answerMs }),
  );
  const plain = balance(plains, 0);
  const stalls = watchStalls(clock);
  const recorder = createRecorder({ clock, stalls });
  const ended = new AbortController();
  const turns = createTurns({ clock, signal: ended.signal });
  const flavor = findFlavor(await turns.untilKnown(() => plain.flavors()), workload.flavor);
  const clientOf = (process: string, api = 0) =>
    recorder.wrap(balance(plains, api), { process, project, admin: true });
  const lister = clientOf('list');
  const accepted = new Set<string>();
  const deleted = new Set<string>();
  let states: Readonly<Record<string, number>> = {};

  async function remove(id: string, process: string): Promise<void> {
    const there = await turns.untilKnown(() => clientOf(process).remove(id));
    if (there !== null) deleted.add(id);
  }
  async function list(): Promise<readonly RestServer[] | null> {
    const listed = await lister.list().catch(nobody);
    if (listed) states = countBy(listed);
    return listed;
  }
  async function listAgainAndAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      const askedAt = clock.monotonic();
      await list();
      await turns.pause(workload.lists ?? Math.max(defaultListMs, clock.monotonic() - askedAt));
    }
  }

  async function showAgainAndAgain(pauseMs: number): Promise<void> {
    const client = clientOf('show');
    while (!ended.signal.aborted) {
      for (const id of [...accepted].slice(-shownAtOnce)) {
        if (ended.signal.aborted || deleted.has(id)) continue;
        await client.show(id).catch(nobody);
        await turns.pause(pauseMs);
      }
      await turns.pause(pauseMs);
    }
  }
  /** Somebody of another project, who must be told nothing of all this. */
  const strangers = recorder.wrap(
    createRestClient({ endpoint: plain.endpoint, token: stranger.token, timeoutMs: answerMs }),
    { process: 'stranger', project: stranger.grant.projectId },
  );
  async function pryAgainAndAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      await strangers.list().catch(nobody);
      const [latest] = [...accepted].slice(-1);
      if (latest !== undefined) await strangers.show(latest).catch(nobody);
      await turns.pause(pryMs);
    }
  }
  const trespassAgainAndAgain = (pauseMs: number) =>
    trespass({
      ...{ client: strangers, request: { name: 'strangers-own', flavor, image }, turns, pauseMs },
      others: () => [...accepted].slice(-shownAtOnce),
    });
  async function removeLeftover(): Promise<void> {
    for (const id of options.leftover ?? []) {
      if (ended.signal.aborted) return;
      await remove(id, 'leftover');
      await turns.pause(leftoverPauseMs);
    }
  }

  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const boots = startBoots({ ...options, flavor, turns, clientOf, remove, accepted, begun });
  const reading = Promise.all([
    listAgainAndAgain(),
    pryAgainAndAgain(),
    ...(workload.shows === undefined ? [] : [showAgainAndAgain(workload.shows)]),
    ...(workload.strangers === undefined ? [] : [trespassAgainAndAgain(workload.strangers)]),
  ]);
  const done = Promise.all([boots.done, removeLeftover()]).then(() => undefined);
  return {
    ...{ recorder, accepted, deleted, remove, list, begin, done },
    progress: () => ({
      ...boots.progress(),
      ...{ accepted: accepted.size, deleted: deleted.size, states },
      ...outcomesOf(recorder.calls),
    }),
    async stop() {
      ended.abort();
      begin();
      await Promise.all([done, reading]);
      stalls.stop();
    },
  };
}

interface Boots extends LoadOptions {
  /** Its id. */
  readonly flavor: string;
  readonly turns: Turns;
  readonly accepted: Set<string>;
  readonly begun: Promise<void>;
  /** `api`: of which replica, counted from 0 and round again. */
  clientOf(process: string, api?: number): RestClient;
  remove(id: string, process: string): Promise<void>;
}

function startBoots(options: Boots) {
  const { workload, seed, random, clock, turns, flavor, clientOf, remove, accepted, begun } = options;
  const { per_request: count, boots = Infinity } = workload;
  const requests = Math.ceil(boots / count);
  const deletes: Promise<void>[] = [];
  let asked = 0;

  async function boot(process: string, number: number, api: number): Promise<void> {
    const { multiple } = workload;
    const size = multiple && random.next() < multiple.share ? multiple.count : count;
    const request = { name: `${workload.name}-${number}`, flavor, image, count: size };
    const goes = workload.deletes?.share !== undefined && random.next() < workload.deletes.share;
    const afterMs = goes ? random.next() * deleteWithinMs : 0;
    const ask = (copy: number) => {
      const client = clientOf(copy === 0 ? process : `${process}.${copy + 1}`, api + copy);
      return turns.untilKnown(() => client.boot({ ...request, idempotencyKey: `${seed}-${number}` }));
    };
    const answers = await Promise.all(Array.from({ length: workload.at_once }, (_, copy) => ask(copy)));
    const ids = answers.flatMap((each) => each ?? []);
    for (const id of ids) accepted.add(id);
    const [victim] = ids;
    if (goes && victim) deletes.push(turns.pause(afterMs).then(() => remove(victim, `d${number}`)));
  }
  async function client(process: string, api: number): Promise<void> {
    await begun;
    const until = clock.monotonic() + (workload.duration ?? Infinity);
    while (!turns.over() && asked < requests && clock.monotonic() < until) {
      await boot(process, ++asked, api);
      if (workload.pause > 0) await turns.pause(workload.pause);
    }
  }
  const clients = Array.from({ length: workload.in_flight }, (_, index) => client(`p${index + 1}`, index));
  return {
    done: Promise.all(clients).then(async () => void (await Promise.all(deletes))),
    progress: () => ({ asked: asked * count, of: boots === Infinity ? null : requests * count }),
  };
}

const nobody = (error: unknown): null => {
  if (error instanceof RestError) return null;
  throw error;
};

type Flavors = Awaited<ReturnType<RestClient['flavors']>>;

function findFlavor(flavors: Flavors | null, nameOrId: string): string {
  if (!flavors) throw new ChaosError('the API does not tell its flavors');
  const found = flavors.find(({ id, name }) => name === nameOrId || id === nameOrId);
  if (found) return found.id;
  const known = flavors.map(({ name }) => name).join(', ');
  throw new TypeError(`there is no flavor "${nameOrId}"; there are ${known}`);
}

/** Boots and deletes that were refused, and those whose outcome was not told. */
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
