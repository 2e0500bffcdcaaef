import type { BuildInstancesRequest } from '@cellflow/contracts-cell';
import { BuildFailure } from '@cellflow/contracts-common';
import type { HandlerContext } from '@cellflow/rpc';
import { checkPhases } from '../phases.ts';
import { retryBuild } from '../retry-build.ts';
import { factsOf } from '../work.ts';
import type { Work } from '../work.ts';

/**
 * Hop 9b: an attempt failed and its compute has cleaned up. The list of alternates that counts is the record's: the
 * one in the message is what travelled down with this attempt, and may have been used since.
 */
export const buildInstances =
  (work: Work) =>
  async (request: BuildInstancesRequest, context: HandlerContext): Promise<void> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_report', factsOf(request));
    checkPhases(request.taskStates);
    const failure =
      request.failure ?? BuildFailure.create({ code: 'RescheduledException', message: 'no reason given' });
    await retryBuild(work, context, {
      uuid: request.instanceUuid,
      attempt: request.attempt,
      host: request.host,
      failure,
      taskStates: request.taskStates,
      expired: false,
    });
    if (failpoints.armed) await failpoints.hit('conductor.before_ack', factsOf(request));
  };
