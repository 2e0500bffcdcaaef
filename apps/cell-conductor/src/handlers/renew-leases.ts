import { RenewLeasesResponse } from '@cellflow/contracts-cell';
import type { HeldBuild, RenewLeasesRequest } from '@cellflow/contracts-cell';
import type { HandlerContext } from '@cellflow/rpc';
import { amend } from '../amend.ts';
import { leaseUntil, renew } from '../changes/progress.ts';
import { standing } from '../verdicts.ts';
import type { Work } from '../work.ts';

/**
 * Builds that go on keep their leases, up to the time an attempt has in all; those of other attempts are lost. A build
 * whose time is up is not lost before somebody has moved it on: until then its success still counts.
 */
export const renewLeases =
  (work: Work) =>
  async (request: RenewLeasesRequest, context: HandlerContext): Promise<RenewLeasesResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('conductor.on_renew');
    const kept = await Promise.all(request.builds.map((build) => renewOne(work, context, build)));
    return RenewLeasesResponse.create({ lost: request.builds.filter((_, index) => !kept[index]) });
  };

const renewOne = (work: Work, context: HandlerContext, build: HeldBuild): Promise<boolean> =>
  amend(work, context, build.instanceUuid, (record) => {
    const where = standing(record, build);
    // Active: its last report is still on the way back to the compute.
    if (where !== 'current' || !record) return { change: null, result: where === 'finished' };
    const nowMs = work.platform.clock.now();
    const until = leaseUntil(record.instance, work.config, nowMs);
    const longer = until > record.instance.leaseExpiresAtMs;
    return { change: longer ? renew(record.instance, until) : null, result: true };
  });
