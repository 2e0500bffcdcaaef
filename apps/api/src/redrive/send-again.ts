import { BuildRequest, OutboxEntry } from '@cellflow/contracts-global';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { castBuild } from '../outbox/cast-build.ts';
import { requestIdOf } from './messages.ts';
import type { RedriverDeps } from './redriver.ts';
import type { Stuck } from './stuck.ts';

/** The outbox sends it where this process ends in between. */
export async function sendAgain(
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
  const { failpoints } = platform;
  if (failpoints.armed) await failpoints.hit('api.before_redrive', { instance: uuids[0] });
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
  if (failpoints.armed) await failpoints.hit('api.after_redrive', { instance: uuids[0] });
  platform.logger.warn(
    { requestId, servers: uuids.length, redrives },
    'a message that is gone is sent again',
  );
  const spec = first.request.instance?.requestSpec;
  if (spec) deps.background.run(id, () => castBuild(deps, entry, { spec, buildRequests }));
}
