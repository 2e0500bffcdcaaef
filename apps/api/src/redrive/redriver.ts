import { BuildRequest, OutboxEntry } from '@cellflow/contracts-global';
import type { Backlog } from '@cellflow/rpc';
import { apiIndexes, apiKeys, storeRecoveryKey } from '@cellflow/store';
import type { Api } from '../api.ts';
import { castBuild } from '../outbox/cast-build.ts';
import { createAttention } from './attention.ts';
import { burialOf } from './burial-entry.ts';
import { requestIdOf, toMessages } from './messages.ts';
import { findStuck } from './stuck.ts';
import type { Stuck } from './stuck.ts';

export interface Redriver {
  /** One look. Resolves when what is stuck was taken on; rejects where the store does not answer. */
  look(): Promise<void>;
}

export type RedriverDeps = Pick<
  Api,
  'platform' | 'store' | 'settings' | 'superConductor' | 'outbox' | 'background'
> & {
  /** How the super-conductors' queue stands. Rejects where the broker does not answer. */
  readonly backlog: () => Promise<Backlog>;
};

/**
 * Finds servers that nobody schedules any more, because their message is gone: a dead letter, or lost with its broker.
 * It is sent again from what is stored, under its own id, and after `maxRedrives` of them in vain the server is buried
 * (I1). Slow is not stuck: a message that waits, or that may still be tried, is left alone.
 *
 * Any number of replicas look: each step is one commit, conditional on the build request that was read, so that one of
 * them takes it. What it decided is in the outbox and outlives it.
 *
 * Differs: in Nova such a server stays in BUILD.
 */
export function createRedriver(deps: RedriverDeps): Redriver {
  const { platform, settings } = deps;
  const attention = createAttention(platform.clock);
  return {
    async look() {
      await takeUpAfterLoss(deps);
      attention.note(await deps.backlog().catch(() => null));
      if (attention.lastedMs() < settings.redriveAfterMs) return;
      const stuck = await findStuck(deps.store, platform.clock.now() - settings.redriveAfterMs);
      const isOver = ({ request }: Stuck) => request.redrives >= settings.maxRedrives;
      for (const message of toMessages(stuck.filter((each) => !isOver(each)))) await sendAgain(deps, message);
      for (const each of stuck.filter(isOver)) await deps.store.commit(burialOf(each, deps));
    },
  };
}

/**
 * A store that lost its newest commits may have lost that a server was scheduled, and nobody has its message any more:
 * each that was there before the recovery is sent again, once, because sending writes it anew. In vain or not, nobody
 * is buried for it.
 */
async function takeUpAfterLoss(deps: RedriverDeps): Promise<void> {
  const recovery = await deps.store.get(storeRecoveryKey);
  if (!recovery) return;
  const waiting = await findStuck(deps.store, Infinity);
  const before = waiting.filter(({ version }) => version < recovery.version);
  for (const message of toMessages(before))
    await sendAgain(deps, message, 'the store lost what became of it');
}

/** The outbox sends it where this process ends in between. */
async function sendAgain(
  deps: RedriverDeps,
  servers: readonly Stuck[],
  reason = 'its message is gone: a dead letter, or lost',
): Promise<void> {
  const { platform, settings, store } = deps;
  const nowMs = platform.clock.now();
  const [first] = servers as [Stuck];
  const requestId = requestIdOf(first.request);
  const uuids = servers.map(({ request }) => request.instanceUuid);
  const redrives = first.request.redrives + 1;
  const buildRequests = servers.map(({ request }) =>
    BuildRequest.create({ ...request, redrives, redrivenAtMs: nowMs }),
  );
  const id = `build:${requestId}:again:${redrives}:${uuids[0]}`;
  const scheduleAndBuild = { requestId, instanceUuids: uuids, traceparent: '' };
  const entry = { id, createdAtMs: nowMs, scheduleAndBuild };
  const result = await store.commit({
    expect: servers.map(({ request, version }) => ({
      key: apiKeys.buildRequest(request.instanceUuid),
      version,
    })),
    put: [
      ...buildRequests.map((request) => ({
        key: apiKeys.buildRequest(request.instanceUuid),
        value: BuildRequest.encode(request),
      })),
      { key: apiKeys.outbox(id), value: OutboxEntry.encode(entry) },
    ],
    index: [{ index: apiIndexes.outbox, member: id, score: nowMs }],
    ledger: uuids.map((instanceUuid) => ({
      type: 'server.redriven',
      atMs: nowMs,
      actor: 'api',
      requestId,
      instanceUuid,
      reason,
      detail: { redrive: String(redrives), of: String(settings.maxRedrives) },
    })),
  });
  if (!result.committed) return;
  platform.logger.warn(
    { requestId, servers: uuids.length, redrives },
    'a message that is gone is sent again',
  );
  const spec = first.request.instance?.requestSpec;
  if (spec) deps.background.run(id, () => castBuild(deps, entry, { spec, buildRequests }));
}
