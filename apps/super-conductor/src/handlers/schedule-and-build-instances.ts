import { RequestSpec } from '@cellflow/contracts-common';
import type { BuildRequest, ScheduleAndBuildInstancesRequest } from '@cellflow/contracts-global';
import { isRetryOff } from '@cellflow/domain';
import { isRetryable } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { bury } from '../bury.ts';
import { place } from '../place.ts';
import { readFences } from '../placement-fence.ts';
import { cellsThatAnswer, everyCell, resume } from '../resume.ts';
import type { Ask } from '../resume.ts';
import { schedule } from '../schedule.ts';
import type { Scheduled } from '../schedule.ts';
import type { Run, Work } from '../work.ts';

/**
 * Hops 2 to 6: schedules the servers of one request and brings each into its cell. A failure of one does not touch
 * its siblings (R19). A message that came before is resumed from the stored state; one that did not needs no read.
 *
 * Source: nova/conductor/manager.py `schedule_and_build_instances`.
 */
export const scheduleAndBuildInstances =
  (work: Work) =>
  async (request: ScheduleAndBuildInstancesRequest, context: HandlerContext): Promise<void> => {
    const { failpoints } = work.platform;
    const instance = request.buildRequests[0]?.instanceUuid ?? '';
    if (failpoints.armed) await failpoints.hit('super.on_receive', { instance });
    const { buildRequests } = request;
    // One that the API sent again was worked on before, as one that the broker did.
    const cameBefore = context.redelivered || buildRequests.some(({ redrives }) => redrives > 0);
    const run = { ...runOf(work, request, context), fences: await readFences(work) };
    await scheduleAndBuild(work, run, buildRequests, cameBefore);
    if (failpoints.armed) await failpoints.hit('super.before_ack', { instance });
  };

/**
 * Where an earlier run may have brought servers into cells, none of them is buried before every cell has said that it
 * does not have it; what is found is adopted, and the others are scheduled without it.
 */
async function scheduleAndBuild(
  work: Work,
  run: Run,
  servers: readonly BuildRequest[],
  cameBefore: boolean,
): Promise<void> {
  let left = cameBefore ? await takeUp(work, run, servers) : servers;
  while (left.length > 0) {
    const result = await schedule(work, run, left);
    if (!('noHost' in result)) return placeAll(work, run, left, result);
    const doubtful = cameBefore || result.superseded;
    const homeless = doubtful ? await unfinished(work, run, left, everyCell) : left;
    if (homeless.length === left.length)
      return each(left, (server) => bury(work, run, server, result.noHost));
    left = homeless;
  }
}

const placeAll = (
  work: Work,
  run: Run,
  servers: readonly BuildRequest[],
  { lists, filters }: Scheduled,
): Promise<void> =>
  each(servers, (server, index) => {
    const [first, ...rest] = lists[index] ?? [];
    if (!first) return passedOver(work, run, server);
    return place(work, run, server, { selections: [first, ...rest], filters });
  });

function runOf(
  work: Work,
  request: ScheduleAndBuildInstancesRequest,
  context: HandlerContext,
): Omit<Run, 'fences'> {
  const given = request.requestSpec ?? RequestSpec.create();
  const requestId = request.requestId || context.requestId;
  const { maxAttempts } = work.config;
  const { forceHosts, forceNodes } = given;
  return {
    requestId,
    traceparent: context.traceparent,
    messageId: context.messageId,
    signal: context.signal,
    spec: RequestSpec.create({ ...given, requestId }),
    maxAttempts: isRetryOff({ maxAttempts, forceHosts, forceNodes }) ? 1 : maxAttempts,
  };
}

async function takeUp(
  work: Work,
  run: Run,
  servers: readonly BuildRequest[],
): Promise<readonly BuildRequest[]> {
  const { failpoints } = work.platform;
  if (failpoints.armed)
    await failpoints.hit('super.on_redelivery', { instance: servers[0]?.instanceUuid ?? '' });
  return unfinished(work, run, servers, cellsThatAnswer);
}

async function unfinished(
  work: Work,
  run: Run,
  servers: readonly BuildRequest[],
  ask: Ask,
): Promise<readonly BuildRequest[]> {
  const left: BuildRequest[] = [];
  await each(servers, async (server) => {
    if (!(await resume(work, run, server, ask))) left.push(server);
  });
  return servers.filter((server) => left.includes(server));
}

/** The scheduler could not claim for it: it was deleted, or is further than this message knows. */
async function passedOver(work: Work, run: Run, server: BuildRequest): Promise<void> {
  if (await resume(work, run, server, everyCell)) return;
  const message = 'No valid host was found. Placement takes no first claim for this server any more.';
  await bury(work, run, server, { message, details: message });
}

/** All at once, none waiting for another. Afterwards the first failure is thrown; one that can be retried last. */
async function each(
  servers: readonly BuildRequest[],
  act: (server: BuildRequest, index: number) => Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled(servers.map(act));
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failures.length > 0) throw failures.find((failure) => isRetryable(failure)) ?? failures[0];
}
