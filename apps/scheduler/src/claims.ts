import type { RequestSpec } from '@cellflow/contracts-common';
import { ClaimOutcome, ClaimResponse } from '@cellflow/contracts-placement';
import type { GetAllocationsResponse } from '@cellflow/contracts-placement';
import type { HostState } from '@cellflow/domain';
import type { Offers } from './offers.ts';
import { patiently } from './patiently.ts';
import type { Run, Work } from './work.ts';

/** The scheduler claims for the first attempt only; later ones are the cell's. */
export const firstAttempt = 1;

/** Asks for one host for one server. The message id names the host: each host is another question. */
export const claimHost = async (
  work: Work,
  run: Run,
  ask: { spec: RequestSpec; offers: Offers; host: HostState; uuid: string },
): Promise<ClaimResponse> => {
  const { failpoints } = work.platform;
  const { uuid: instance } = ask;
  const { host } = ask.host;
  if (failpoints.armed)
    await failpoints.hit('scheduler.before_claim', { instance, attempt: firstAttempt, host });
  const claim = await patiently(work, run, `claim of ${ask.host.host}`, () =>
    work.placement.claim(
      {
        consumerUuid: ask.uuid,
        attempt: firstAttempt,
        allocationRequest: ask.offers.allocationRequestOf(ask.host),
        projectId: ask.spec.projectId,
        userId: ask.spec.userId,
        consumerType: 'INSTANCE',
      },
      {
        context: run.context,
        messageId: `${run.requestId}:${ask.uuid}:${firstAttempt}:claim-${ask.host.host}`,
      },
    ),
  );
  if (failpoints.armed)
    await failpoints.hit('scheduler.after_claim', { instance, attempt: firstAttempt, host });
  return claim;
};

/**
 * How a claim for a server ends of which an earlier run, or its cell, has claimed something: null where nobody has. The
 * last room there was may be what it holds: then no candidate is left to find that out by claiming.
 */
export async function heldClaim(
  work: Work,
  run: Run,
  { spec, uuid }: { spec: RequestSpec; uuid: string },
): Promise<ClaimResponse | null> {
  const held = await holdingOf(work, run, uuid);
  if (held.allocations.length === 0)
    return held.attempt < firstAttempt ? null : ClaimResponse.create({ outcome: ClaimOutcome.STALE_ATTEMPT });
  // The same claim again: answered with the host, its cell and its zone.
  return patiently(work, run, `claim of ${uuid}`, () =>
    work.placement.claim(
      {
        consumerUuid: uuid,
        attempt: firstAttempt,
        allocationRequest: { allocations: held.allocations },
        projectId: spec.projectId,
        userId: spec.userId,
        consumerType: 'INSTANCE',
      },
      { context: run.context, messageId: `${run.requestId}:${uuid}:${firstAttempt}:claim-held` },
    ),
  );
}

/** Whether the claim of its first attempt still stands. */
export async function isHeld(work: Work, run: Run, uuid: string): Promise<boolean> {
  const { allocations, attempt } = await holdingOf(work, run, uuid);
  return allocations.length > 0 && attempt === firstAttempt;
}

const holdingOf = (work: Work, run: Run, uuid: string): Promise<GetAllocationsResponse> =>
  patiently(work, run, `allocations of ${uuid}`, () =>
    work.placement.getAllocations(
      { consumerUuid: uuid },
      { context: run.context, messageId: `${run.requestId}:${uuid}:${firstAttempt}:held` },
    ),
  );

/** Gives back the claims of these servers; one that cannot be given back is logged, the others still are. */
export async function releaseClaims(work: Work, run: Run, uuids: readonly string[]): Promise<void> {
  const { failpoints } = work.platform;
  await Promise.all(
    uuids.map(async (uuid) => {
      try {
        if (failpoints.armed)
          await failpoints.hit('scheduler.before_give_back', { instance: uuid, attempt: firstAttempt });
        await patiently(work, run, `release of ${uuid}`, () =>
          work.placement.unclaim(
            { consumerUuid: uuid, attempt: firstAttempt },
            { context: run.context, messageId: `${run.requestId}:${uuid}:${firstAttempt}:unclaim` },
          ),
        );
        if (failpoints.armed)
          await failpoints.hit('scheduler.after_give_back', { instance: uuid, attempt: firstAttempt });
      } catch (error) {
        work.platform.logger.error({ err: error, instance: uuid }, 'a claim was not given back');
      }
    }),
  );
}
