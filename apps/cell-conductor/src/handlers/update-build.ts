import { BuildVerdict } from '@cellflow/contracts-cell';
import type { BuildStateResponse, UpdateBuildRequest } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { advance } from '../changes/progress.ts';
import { checkPhases } from '../phases.ts';
import { answer, standing } from '../verdicts.ts';
import { factsOf } from '../work.ts';
import type { Work } from '../work.ts';

/** Hop 8: the build has moved on. Throws INVALID_ARGUMENT for a state that no build has. */
export const updateBuild =
  (work: Work) =>
  async (request: UpdateBuildRequest, context: HandlerContext): Promise<BuildStateResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_update', factsOf(request));
    const last = checkPhases(request.taskStates);
    const reply = await amend(work, context, request.instanceUuid, (record) => {
      const where = standing(record, request);
      if (where !== 'current' || !record || last === undefined)
        return { change: null, result: answer(work, where, BuildVerdict.STALE) };
      const change = advance(record.instance, last, work.config, work.platform.clock.now());
      return { change, result: answer(work, where) };
    });
    if (failpoints.armed) await failpoints.hit('conductor.after_update', factsOf(request));
    return reply;
  };
