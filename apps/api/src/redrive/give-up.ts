import { OutboxEntry } from '@cellflow/contracts-global';
import type { Commit } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';
import type { Api } from '../api.ts';
import { requestIdOf } from './messages.ts';
import type { Stuck } from './stuck.ts';

/** The server is given up: the outbox has to bury it. Nothing happens where its build request is not what was read. */
export async function giveUp(stuck: Stuck, deps: Pick<Api, 'platform' | 'store'>): Promise<void> {
  const { failpoints } = deps.platform;
  const instance = stuck.request.instanceUuid;
  if (failpoints.armed) await failpoints.hit('api.before_give_up', { instance });
  const { committed } = await deps.store.commit(burialOf(stuck, deps));
  if (!committed) return;
  if (failpoints.armed) await failpoints.hit('api.after_give_up', { instance });
}

function burialOf({ request, version }: Stuck, { platform }: Pick<Api, 'platform'>): Commit {
  const { instanceUuid, redrives } = request;
  const nowMs = platform.clock.now();
  const requestId = requestIdOf(request);
  const minutes = Math.round((nowMs - (request.instance?.createdAtMs ?? nowMs)) / 60_000);
  const reason =
    `Build of instance ${instanceUuid} was given up: its request was sent to the super-conductor ` +
    `${redrives + 1} times in ${minutes} minutes and brought it to no cell. Its messages are lost or dead letters.`;
  const id = `bury:${instanceUuid}`;
  const buryInstance = { requestId, instanceUuid, reason };
  return {
    expect: [
      { key: apiKeys.buildRequest(instanceUuid), version },
      { key: apiKeys.outbox(id), version: 0 },
    ],
    put: [{ key: apiKeys.outbox(id), value: OutboxEntry.encode({ id, createdAtMs: nowMs, buryInstance }) }],
    index: [{ index: apiIndexes.outbox, member: id, score: nowMs }],
    ledger: [{ type: 'server.given-up', atMs: nowMs, actor: 'api', requestId, instanceUuid, reason }],
  };
}
