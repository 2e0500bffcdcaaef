import { BuildVerdict } from '@cellflow/contracts-cell';
import type { BeginBuildRequest, BuildStateResponse } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { begin } from '../changes/progress.ts';
import { answer, standing } from '../verdicts.ts';
import { factsOf } from '../work.ts';
import type { Work } from '../work.ts';

/**
 * Hop 7: a compute has taken a build. The current attempt may begin, once; asked again it may go on.
 * Source: the first save of nova/compute/manager.py `_do_build_and_run_instance`.
 */
export const beginBuild =
  (work: Work) =>
  async (request: BeginBuildRequest, context: HandlerContext): Promise<BuildStateResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_begin', factsOf(request));
    const reply = await amend(work, context, request.instanceUuid, (record) => {
      const where = standing(record, request);
      if (where !== 'current' || !record)
        return { change: null, result: answer(work, where, BuildVerdict.STALE) };
      const { instance } = record;
      const change = instance.begun ? null : begin(instance, work.config, work.platform.clock.now());
      return { change, result: answer(work, where) };
    });
    if (failpoints.armed) await failpoints.hit('conductor.after_begin', factsOf(request));
    return reply;
  };
