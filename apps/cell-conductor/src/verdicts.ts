import { BuildStateResponse, BuildVerdict } from '@cellflow/contracts-cell';
import { standingOf } from '@cellflow/domain';
import type { Standing } from '@cellflow/domain';
import type { InstanceRecord } from '@cellflow/instances';
import type { Work } from './work.ts';

export const standing = (
  record: InstanceRecord | null,
  report: { readonly attempt: number; readonly host: string },
): Standing => standingOf(record?.instance ?? null, report);

/** What a compute is told of its build. `finished`: what it is told when the server is active there already. */
export function answer(
  work: Work,
  where: Standing,
  finished: number = BuildVerdict.PROCEED,
): BuildStateResponse {
  const verdicts: { readonly [S in Standing]: number } = {
    current: BuildVerdict.PROCEED,
    finished,
    deleting: BuildVerdict.DELETING,
    stale: BuildVerdict.STALE,
    unknown: BuildVerdict.UNKNOWN,
  };
  return BuildStateResponse.create({ verdict: verdicts[where], leaseMs: work.config.leaseMs });
}
