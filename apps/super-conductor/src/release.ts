import { patiently } from './patiently.ts';
import type { Run, Work } from './work.ts';

/** Nothing is held for this server from now on, and nothing can be: a late claim of a slow scheduler is refused. */
export const releaseForGood = async (work: Work, run: Run, uuid: string): Promise<void> => {
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('super.before_release', { instance: uuid });
  const messageId = `${run.requestId}:${uuid}:0:release`;
  const request = { consumerUuid: uuid, attempt: 0, final: true };
  await patiently(work, run, `release of ${uuid}`, () =>
    work.placement.unclaim(request, { context: run, messageId }),
  );
  if (failpoints.armed) await failpoints.hit('super.after_release', { instance: uuid });
};
