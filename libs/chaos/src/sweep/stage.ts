import { createRecorder } from '@cellflow/checker';
import type { FaultRecord, Recorder } from '@cellflow/checker';
import type { Platform } from '@cellflow/platform';
import { createRestClient } from '@cellflow/stack';
import type { RestClient, RestServer } from '@cellflow/stack';
import { apiIndexes } from '@cellflow/store';
import type { ChaosService, RunningChaosCloud } from '../cloud/index.ts';
import { createTurns } from '../workload/turns.ts';
import type { Turns } from '../workload/turns.ts';
import { effectLog } from './effect-log.ts';
import type { LoggedHit } from './effect-log.ts';
import { keepRunning } from './keep-running.ts';
import type { Restarts } from './keep-running.ts';
import { zoneOf } from './paths.ts';
import type { Variant } from './paths.ts';

const image = '70a599e0-31e7-49b7-b260-868f441e862b';
const flavor = '1';
const answerMs = 10_000;
const pollMs = 120;

/** What a sweep plays on: a cloud that is started again wherever it ends, and one client that does not give up. */
export interface Stage {
  readonly cloud: RunningChaosCloud;
  readonly platform: Platform;
  readonly recorder: Recorder;
  readonly restarts: Restarts;
  readonly turns: Turns;
  /** W4 so far. */
  readonly faults: FaultRecord[];
  readonly cells: readonly string[];
  service(id: string): ChaosService;
  boot(variant: Variant, cell: string): Promise<string[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Waits until each of them is ACTIVE, ERROR or gone; resolves with the status of those that are not. */
  untilEnded(ids: readonly string[], timeoutMs: number): Promise<Map<string, string>>;
  /** Waits until each of them is gone; resolves with the status of those that are not. */
  untilGone(ids: readonly string[], timeoutMs: number): Promise<Map<string, string>>;
  /** All servers; null where nobody answers. */
  list(): Promise<readonly RestServer[] | null>;
  /** Whether the API has accepted what it has not carried out yet; true where its store does not answer. */
  owes(): Promise<boolean>;
  /** Which failpoints a service came by since it was asked last. */
  hits(id: string): Promise<LoggedHit[]>;
}

export function createStage(cloud: RunningChaosCloud, platform: Platform, signal: AbortSignal): Stage {
  const { clock } = platform;
  const recorder = createRecorder({ clock });
  const plain = createRestClient({
    ...{ endpoint: cloud.stack.apiUrl, token: cloud.stack.token, timeoutMs: answerMs },
  });
  const clientOf = (process: string): RestClient =>
    recorder.wrap(plain, { process, project: 'admin', admin: true });
  const turns = createTurns({ clock, signal });
  const logs = new Map(cloud.services.map(({ id }) => [id, effectLog(cloud.stack.logDir, id)]));
  let number = 0;

  async function until(
    ids: readonly string[],
    timeoutMs: number,
    ended: (server: RestServer | undefined) => boolean,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const deadline = clock.monotonic() + timeoutMs;
    const client = clientOf('list');
    for (;;) {
      signal.throwIfAborted();
      const listed = await client.list().catch(() => null);
      const servers = new Map((listed ?? []).map((server) => [server.id, server]));
      const open = new Map<string, string>();
      for (const id of ids)
        if (!listed || !ended(servers.get(id))) open.set(id, servers.get(id)?.status ?? 'not known');
      if (open.size === 0 || clock.monotonic() > deadline) return open;
      await turns.pause(pollMs);
    }
  }

  async function remove(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => turns.untilKnown(() => clientOf(`delete-${++number}`).remove(id))));
  }

  return {
    service: (id) => cloud.services.find((service) => service.id === id)!,
    ...{ cloud, platform, recorder, turns, restarts: keepRunning(cloud.services, clock) },
    faults: [],
    cells: cloud.stack.cells.map(({ name }) => name),
    async boot(variant, cell) {
      const name = `sweep-${++number}`;
      const { hosts, count = 1 } = variant;
      const request = { name, flavor, image, count, zone: zoneOf(cell, hosts), idempotencyKey: name };
      const ids = await turns.untilKnown(() => clientOf(name).boot(request));
      signal.throwIfAborted();
      if (!ids?.[0]) throw new TypeError(`the boot of ${name} was not accepted`);
      return ids;
    },
    remove,
    untilEnded: (ids, timeoutMs) =>
      until(ids, timeoutMs, (server) => server === undefined || /^(ACTIVE|ERROR)$/.test(server.status)),
    untilGone: (ids, timeoutMs) => until(ids, timeoutMs, (server) => server === undefined),
    list: () =>
      clientOf('list')
        .list()
        .catch(() => null),
    owes: async () => (await cloud.stack.stores.api.count(apiIndexes.outbox).catch(() => 1)) > 0,
    hits: (id) => logs.get(id)!(),
  };
}
