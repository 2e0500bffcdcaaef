import { BuildVerdict } from '@cellflow/contracts-cell';
import type { BuildStateResponse, FinishBuildRequest } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { abort } from '../changes/failure.ts';
import { succeed } from '../changes/progress.ts';
import { unclaim } from '../claims.ts';
import { checkPhases } from '../phases.ts';
import { answer, standing } from '../verdicts.ts';
import { factsOf } from '../work.ts';
import type { Work } from '../work.ts';

/**
 * Hop 9a, or the end of a build that must not be retried. A failure releases the attempt's allocation before the
 * server is shown in error (R52, R66).
 */
export const finishBuild =
  (work: Work) =>
  async (request: FinishBuildRequest, context: HandlerContext): Promise<BuildStateResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_finish', factsOf(request));
    checkPhases(request.taskStates);
    const reply = await end(work, request, context);
    if (failpoints.armed) await failpoints.hit('conductor.after_finish', factsOf(request));
    return reply;
  };

async function end(
  work: Work,
  request: FinishBuildRequest,
  context: HandlerContext,
): Promise<BuildStateResponse> {
  const { failure } = request;
  if (!failure)
    return amend(work, context, request.instanceUuid, (record) => {
      const where = standing(record, request);
      const change =
        where === 'current' && record ? succeed(record.instance, work.platform.clock.now()) : null;
      return { change, result: answer(work, where) };
    });
  const before = await amend(work, context, request.instanceUuid, (record) => ({
    change: null,
    result: standing(record, request),
  }));
  if (before !== 'current') return answer(work, before, BuildVerdict.STALE);
  await unclaim(work, context, { uuid: request.instanceUuid, attempt: request.attempt });
  return amend(work, context, request.instanceUuid, (record) => {
    const where = standing(record, request);
    if (where !== 'current' || !record)
      return { change: null, result: answer(work, where, BuildVerdict.STALE) };
    const change = abort(record.instance, failure, request.taskStates, work.platform.clock.now());
    return { change, result: answer(work, where) };
  });
}
