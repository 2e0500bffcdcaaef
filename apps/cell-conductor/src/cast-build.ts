import type { Instance } from '@cellflow/contracts-common';
import { retrying, RpcError } from '@cellflow/rpc';
import type { Failed } from './retry-build.ts';
import type { Run, Work } from './work.ts';

/**
 * Hop 13: sends the current attempt to its host with what is left of the list, until the broker has it. Sent twice it
 * is built once. Returns the failure where no compute takes messages for that host.
 */
export async function castBuild(work: Work, run: Run, instance: Instance): Promise<Failed | null> {
  const { uuid, attempt, host } = instance;
  const cast = () =>
    work.compute.buildAndRunInstance(
      {
        instanceUuid: uuid,
        attempt,
        host,
        displayName: instance.displayName,
        flavor: instance.requestSpec?.flavor,
        imageRef: instance.requestSpec?.imageRef,
        hostList: instance.hostList,
        retry: instance.maxAttempts > 1,
        limits: instance.selection?.limits,
      },
      { context: run, messageId: `${run.requestId}:${uuid}:${attempt}:build` },
    );
  const { failpoints } = work.platform;
  try {
    if (failpoints.armed) await failpoints.hit('conductor.before_cast', { instance: uuid, attempt, host });
    await retrying(cast, {
      platform: work.platform,
      signal: run.signal,
      message: `cast of ${uuid} to ${host}`,
    });
    if (failpoints.armed) await failpoints.hit('conductor.after_cast', { instance: uuid, attempt, host });
    return null;
  } catch (error) {
    if (!(error instanceof RpcError) || error.code !== 'UNROUTABLE') throw error;
    const failure = { code: 'ComputeUnreachable', message: `no compute takes builds for ${host}` };
    return { uuid, attempt, host, failure, taskStates: [], expired: false };
  }
}
