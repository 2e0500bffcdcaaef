import { Selection } from '@cellflow/contracts-common';
import type { Init, Instance } from '@cellflow/contracts-common';
import { ClaimOutcome } from '@cellflow/contracts-placement';
import type { ClaimRequest, ClaimResponse } from '@cellflow/contracts-placement';
import { retrying } from '@cellflow/rpc';
import type { Claimed, Refusal } from './changes/next-attempt.ts';
import type { Run, Work } from './work.ts';

/** `overtaken`: placement knows of a later attempt, or of a delete. */
export type ClaimResult =
  | ({ readonly outcome: 'claimed' } & Claimed)
  | { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'overtaken' };

/**
 * Hop 10: what `attempt` holds is released, and it can hold nothing from now on. Asked until placement answers.
 * `final`: the server is gone, whatever is held goes, and no claim is ever accepted again.
 */
export async function unclaim(
  work: Work,
  run: Run,
  server: { readonly uuid: string; readonly attempt: number },
  final = false,
): Promise<void> {
  const { failpoints } = work.platform;
  const { uuid: instance, attempt } = server;
  if (failpoints.armed)
    await failpoints.hit(final ? 'conductor.before_release' : 'conductor.before_unclaim', {
      instance,
      attempt,
    });
  const messageId = `${run.requestId}:${instance}:${attempt}:${final ? 'release' : 'unclaim'}`;
  await retrying(
    () =>
      work.placement.unclaim(
        { consumerUuid: server.uuid, attempt: server.attempt, final },
        { context: run, messageId },
      ),
    { platform: work.platform, signal: run.signal, message: `unclaim for ${server.uuid}` },
  );
  if (failpoints.armed)
    await failpoints.hit(final ? 'conductor.after_release' : 'conductor.after_unclaim', {
      instance,
      attempt,
    });
}

/**
 * Hop 11: claims the first alternate that takes the next attempt, best first. An alternate that was claimed before an
 * interruption is adopted. A refusal is placement's word; its silence never is: it is asked until it answers.
 */
export async function claimAlternate(work: Work, run: Run, instance: Instance): Promise<ClaimResult> {
  const refusals: Refusal[] = [];
  for (const [index, selection] of instance.hostList.entries()) {
    const reply = await claim(work, run, instance, index);
    if (reply.outcome === ClaimOutcome.CLAIMED || reply.outcome === ClaimOutcome.ALREADY_CLAIMED) {
      const held = reply.host === '' ? index : instance.hostList.findIndex(({ host }) => host === reply.host);
      const at = held < 0 ? index : held;
      const skipped = instance.hostList.slice(refusals.length, at);
      return {
        outcome: 'claimed',
        selection: withHeld(instance.hostList[at] ?? selection, reply),
        refusals: [...refusals, ...skipped.map(({ host }) => ({ host, reason: 'refused the claim before' }))],
        rest: instance.hostList.slice(at + 1),
      };
    }
    if (reply.outcome === ClaimOutcome.STALE_ATTEMPT) return { outcome: 'overtaken' };
    refusals.push({ host: selection.host, reason: reasonOf(reply) });
  }
  return { outcome: 'refused', refusals };
}

/** What it holds is kept with it, also where a stored candidate was claimed: the cell can tell placement of it. */
const withHeld = (selection: Selection, { allocations }: ClaimResponse): Selection =>
  (selection.allocationRequest?.allocations.length ?? 0) > 0 || allocations.length === 0
    ? selection
    : Selection.create({ ...selection, allocationRequest: { allocations } });

const reasonOf = ({ outcome, reason }: ClaimResponse): string =>
  outcome === ClaimOutcome.CANDIDATE_EXPIRED
    ? `its candidate expired before it was claimed${reason === '' ? '' : `: ${reason}`}`
    : reason || 'the claim was refused';

/** By the uuid of a stored candidate where there is one; where that has expired, with what travelled beside it. */
async function claim(work: Work, run: Run, instance: Instance, index: number): Promise<ClaimResponse> {
  const { candidateUuid, allocationRequest } = instance.hostList[index]!;
  if (candidateUuid === '') return ask(work, run, { instance, index, what: { allocationRequest } });
  const reply = await ask(work, run, { instance, index, what: { candidateUuid } });
  const expired = reply.outcome === ClaimOutcome.CANDIDATE_EXPIRED;
  if (!expired || !allocationRequest || allocationRequest.allocations.length === 0) return reply;
  return ask(work, run, { instance, index, what: { allocationRequest } });
}

/** The message id names what is claimed: a claim by uuid and one of the whole are two questions. */
async function ask(
  work: Work,
  run: Run,
  {
    instance,
    index,
    what,
  }: {
    instance: Instance;
    index: number;
    what: Pick<Init<ClaimRequest>, 'candidateUuid' | 'allocationRequest'>;
  },
): Promise<ClaimResponse> {
  const { host } = instance.hostList[index]!;
  const attempt = instance.attempt + 1;
  const step = what.candidateUuid ? 'claim-stored' : 'claim';
  const once = () =>
    retrying(
      () =>
        work.placement.claim(
          {
            consumerUuid: instance.uuid,
            attempt,
            ...what,
            projectId: instance.projectId,
            userId: instance.userId,
            consumerType: 'INSTANCE',
          },
          { context: run, messageId: `${run.requestId}:${instance.uuid}:${attempt}:${step}:${host}` },
        ),
      { platform: work.platform, signal: run.signal, message: `claim on ${host}` },
    );
  const reply = await once();
  if (reply.outcome !== ClaimOutcome.HELD_BY_OTHER_ATTEMPT) return reply;
  await unclaim(work, run, { uuid: instance.uuid, attempt: reply.heldAttempt });
  return once();
}
