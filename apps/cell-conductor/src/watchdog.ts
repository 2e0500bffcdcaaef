import { taskStates, vmStates } from '@cellflow/domain';
import type { InstanceRecord } from '@cellflow/instances';
import { newTraceparent, RpcError } from '@cellflow/rpc';
import { cellIndexes } from '@cellflow/store';
import { read, write } from './amend.ts';
import { renew } from './changes/progress.ts';
import { deleteServer } from './delete-server.ts';
import { retryBuild } from './retry-build.ts';
import type { Run, Work } from './work.ts';

/** Servers looked after in one pass. */
const batch = 200;

export interface Watchdog {
  /** Looks once after every build whose lease ran out. */
  pass(): Promise<void>;
  /** Ends what is going on; it is taken up again by the next pass of any replica. */
  stop(): Promise<void>;
}

/**
 * Moves on what nobody moves any more. Every write is conditional on what was read, so that replicas that see the
 * same server do not harm each other: one wins, the others find it moved.
 */
export function startWatchdog(work: Work): Watchdog {
  const { clock, logger } = work.platform;
  const stopped = new AbortController();
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    const due = await work.store.range(cellIndexes.builds, { max: clock.now(), limit: batch });
    const waiting = due.filter(({ member }) => !work.retrying.has(member));
    await Promise.all(waiting.map(({ member }) => lookAfter(work, member, stopped.signal)));
  }

  const pass = () => {
    running ??= look()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) logger.warn({ err: error }, 'expired builds could not be looked after');
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
  const cancel = clock.every(work.config.watchdogMs ?? 1000, () => void pass());
  return {
    pass,
    async stop() {
      cancel();
      stopped.abort(new RpcError('CANCELLED', 'the conductor stops'));
      await running;
    },
  };
}

async function lookAfter(work: Work, uuid: string, signal: AbortSignal): Promise<void> {
  const record = await read(work, uuid);
  const nowMs = work.platform.clock.now();
  if (!record || record.instance.leaseExpiresAtMs === 0 || record.instance.leaseExpiresAtMs > nowMs) return;
  const { instance } = record;
  const requestId = instance.requestSpec?.requestId ?? '';
  const run: Run = {
    requestId,
    traceparent: newTraceparent(work.platform.ids),
    messageId: `${requestId}:${uuid}:${instance.attempt}:expired`,
    signal,
  };
  const { failpoints } = work.platform;
  try {
    if (failpoints.armed) {
      const { attempt, host } = instance;
      await failpoints.hit('conductor.watchdog_on_expired', { instance: uuid, attempt, host });
    }
    if (instance.taskState === taskStates.deleting) return await expiredDelete(work, run, record);
    if (instance.vmState === vmStates.building) await expiredBuild(work, run, record);
  } catch (error) {
    if (!signal.aborted)
      work.platform.logger.warn({ err: error, instance: uuid }, 'an expired build stays for now');
  }
}

async function expiredBuild(work: Work, run: Run, record: InstanceRecord): Promise<void> {
  const { uuid, attempt, host } = record.instance;
  // Between two hosts there is no attempt to fail; the longer lease tells the other replicas who is at work.
  if (host === '' && !(await takeLease(work, run, record))) return;
  work.platform.logger.warn({ instance: uuid, attempt, host }, 'nobody moved this build on in time');
  const message = record.instance.begun
    ? `${host} went silent during the build`
    : `${host} did not begin the build in time`;
  const failure = { code: 'LeaseExpired', message };
  await retryBuild(work, run, { uuid, attempt, host, failure, taskStates: [], expired: true });
}

/** The compute is told once more; where there is none, no guest can be left. A compute that is down is the API's. */
async function expiredDelete(work: Work, run: Run, record: InstanceRecord): Promise<void> {
  const { uuid, attempt, host } = record.instance;
  if (host === '') return deleteServer(work, run, uuid);
  if (!(await takeLease(work, run, record))) return;
  const messageId = `${run.requestId}:${uuid}:${attempt}:terminate`;
  try {
    await work.compute.terminateInstance({ instanceUuid: uuid, host }, { context: run, messageId });
    const { failpoints } = work.platform;
    if (failpoints.armed)
      await failpoints.hit('conductor.watchdog_after_terminate', { instance: uuid, attempt, host });
  } catch (error) {
    if (!(error instanceof RpcError) || error.code !== 'UNROUTABLE') throw error;
    await deleteServer(work, run, uuid);
  }
}

async function takeLease(work: Work, run: Run, record: InstanceRecord): Promise<boolean> {
  const until = work.platform.clock.now() + work.config.leaseMs;
  const taken = (await write(work, run, record, renew(record.instance, until))) !== null;
  const { failpoints } = work.platform;
  if (failpoints.armed)
    await failpoints.hit('conductor.watchdog_after_lease', {
      instance: record.instance.uuid,
      attempt: record.instance.attempt,
    });
  return taken;
}
