import type { RequestSpec } from '@cellflow/contracts-common';
import { BuildRequest, OutboxEntry } from '@cellflow/contracts-global';
import type { IndexEntry } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import type { Api } from '../api.ts';
import { carryOutBurial } from '../redrive/bury.ts';
import { castBuild } from './cast-build.ts';

/** Entries looked at in one step. */
const pageSize = 200;

/** Entries worked on at the same time. */
const maxInFlight = 64;

/** How long a failed entry rests at most. */
const maxRestMs = 8000;

export interface Relay {
  /** One look at the whole outbox; resolves when every due entry was tried. */
  sweep(): Promise<void>;
}

export type RelayDeps = Pick<
  Api,
  | 'platform'
  | 'store'
  | 'settings'
  | 'superConductor'
  | 'outbox'
  | 'deletions'
  | 'background'
  | 'cells'
  | 'placement'
>;

/**
 * Carries out what the API store owes: messages of hop 1 that were stored but never confirmed, deletes that were
 * accepted but not done, burials of servers whose message was lost. Any number of replicas may do it at once: message ids are deterministic and every step of a
 * delete is conditional.
 */
export function createRelay(deps: RelayDeps): Relay {
  /** When an entry may be tried again (monotonic ms), and how long it then rests. */
  const resting = new Map<string, { until: number; restMs: number }>();

  async function sweep(): Promise<void> {
    const max = deps.platform.clock.now() - deps.settings.outboxGraceMs;
    const seen = new Set<string>();
    let after: IndexEntry | undefined;
    for (;;) {
      const page = await deps.store.range(apiIndexes.outbox, {
        limit: pageSize,
        max,
        ...(after ? { after } : {}),
      });
      for (const { member } of page) seen.add(member);
      await workOff(page.map((entry) => entry.member).filter(isDue));
      if (page.length < pageSize) break;
      after = page.at(-1)!;
    }
    for (const id of resting.keys()) if (!seen.has(id)) resting.delete(id);
  }

  function isDue(id: string): boolean {
    const rest = resting.get(id);
    return !deps.background.has(id) && (!rest || rest.until <= deps.platform.clock.monotonic());
  }

  async function workOff(ids: readonly string[]): Promise<void> {
    const queue = [...ids];
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) await carryOut(id);
    };
    await Promise.all(Array.from({ length: Math.min(maxInFlight, queue.length) }, worker));
  }

  async function carryOut(id: string): Promise<void> {
    try {
      const done = await attempt(id);
      if (done) resting.delete(id);
      else rest(id);
    } catch (error) {
      rest(id);
      deps.platform.logger.debug({ err: error, outbox: id }, 'an outbox entry waits');
    }
  }

  function rest(id: string): void {
    const restMs = Math.min(maxRestMs, (resting.get(id)?.restMs ?? 500) * 2);
    resting.set(id, { until: deps.platform.clock.monotonic() + restMs, restMs });
  }

  /** True when the entry needs nothing more. */
  async function attempt(id: string): Promise<boolean> {
    const record = await deps.store.get(apiKeys.outbox(id));
    if (!record) return true;
    const entry = OutboxEntry.decode(record.value);
    const { createdAtMs, deleteInstance: work } = entry;
    const { failpoints } = deps.platform;
    if (failpoints.armed)
      await failpoints.hit('api.relay_on_entry', {
        instance: work?.instanceUuid ?? entry.scheduleAndBuild?.instanceUuids[0],
      });
    if (entry.buryInstance) return carryOutBurial(deps, id, entry.buryInstance);
    if (work) return deps.deletions.carryOut({ id, createdAtMs, work });
    await resend(deps, entry);
    return true;
  }

  return { sweep };
}

/** Rebuilds the message of hop 1 from the records; servers that are scheduled or deleted by now are left out. */
async function resend(deps: RelayDeps, entry: OutboxEntry): Promise<void> {
  const uuids = entry.scheduleAndBuild?.instanceUuids ?? [];
  const records = await deps.store.getMany(uuids.map((uuid) => apiKeys.buildRequest(uuid)));
  const buildRequests = records.flatMap((record) => (record ? [BuildRequest.decode(record.value)] : []));
  const spec: RequestSpec | null | undefined = buildRequests[0]?.instance?.requestSpec;
  if (spec) return castBuild(deps, entry, { spec, buildRequests });
  deps.outbox.settle({
    id: entry.id,
    event: {
      type: 'outbox.dropped',
      atMs: deps.platform.clock.now(),
      actor: 'api',
      requestId: entry.scheduleAndBuild?.requestId ?? '',
      instanceUuid: uuids[0] ?? '',
      reason: 'every server of the message is scheduled or deleted',
    },
  });
}
