import type { Allocation, AllocationRequest, Init } from '@cellflow/contracts-common';
import { ClaimOutcome, ClaimRefusal, ProviderRecord } from '@cellflow/contracts-placement';
import type { ClaimRequest, ClaimResponse, ConsumerRecord } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { affinityFault } from '../allocations/affinity.ts';
import { withAllocations, writeHoldings } from '../allocations/holdings.ts';
import { hostOf } from '../allocations/host-of.ts';
import { mergeAllocations, providersOf } from '../allocations/merge.ts';
import { weigh, writeUsage } from '../allocations/usage.ts';
import type { Books, Obstacle } from '../allocations/usage.ts';
import { authorizeAllocation, authorizeConsumer } from '../authorization.ts';
import { claimVerdict } from '../fence.ts';
import type { Memory } from '../memory/memory.ts';
import { groupLane, laneOf } from '../writer/lane.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';

interface ClaimOptions {
  /** What is to be held: of the request itself, or of the stored candidate that it names, which may be forgotten. */
  readonly allocationRequest: AllocationRequest | 'expired' | null | undefined;
  readonly asker: Asker;
  readonly memory: Memory;
}

/** A claim that may be tried, with everything that is known of it. */
interface Trial {
  readonly request: ClaimRequest;
  readonly allocations: Allocation[];
  readonly before: ConsumerRecord | null;
  readonly asker: Asker;
}

/**
 * PUT /allocations/{consumer}, fenced by attempt: all the allocations of the request or none.
 * Differs: a consumer generation is not asked for; the attempt takes its place. The other members of the consumer's
 * server group are looked at in the same commit (Nova checks them late, on the compute).
 * Throws RpcError INVALID_ARGUMENT naming the field.
 */
export function claimAct(
  request: ClaimRequest,
  { allocationRequest, asker, memory }: ClaimOptions,
): Act<Init<ClaimResponse>> {
  const expired = allocationRequest === 'expired';
  const allocations = checked(request, allocationRequest);
  const group = request.group?.uuid ?? '';
  return {
    lane: group === '' ? laneOf(memory, providersOf(allocations)) || request.consumerUuid : groupLane(group),
    evaluate(view) {
      const before = view.consumer(request.consumerUuid);
      if (asker.principal.scope === 'cell') authorizeConsumer(asker.principal, request.consumerUuid, before);
      const verdict = claimVerdict(before, request.attempt);
      if (verdict === ClaimOutcome.ALREADY_CLAIMED && before) return answer(view, verdict, before);
      if (verdict !== 'try')
        return { outcome: verdict, heldAttempt: before?.heldAttempt, tombstone: before?.tombstone };
      // Only now: a claim that was made while the candidate was known is told again.
      if (expired) return { outcome: ClaimOutcome.CANDIDATE_EXPIRED, reason: expiredText(request) };
      return attempt(view, { request, allocations, before, asker });
    },
  };
}

const expiredText = ({ candidateUuid }: ClaimRequest): string =>
  `the candidate ${candidateUuid} is not known any more`;

function attempt(view: View, trial: Trial): Init<ClaimResponse> {
  const { request, allocations, asker } = trial;
  for (const { providerUuid } of allocations) {
    const provider = view.provider(providerUuid);
    if (provider) authorizeAllocation(asker.principal, provider);
  }
  const weighed = weigh(view, [{ released: [], claimed: allocations }]);
  if ('obstacle' in weighed) return refused(weighed.obstacle);
  const host = hostAmong(view, allocations);
  const fault = request.group?.uuid
    ? affinityFault(view, request.group, { consumerUuid: request.consumerUuid, host })
    : null;
  if (fault !== null) return { outcome: ClaimOutcome.REFUSED, refusal: ClaimRefusal.AFFINITY, reason: fault };
  return take(view, trial, { books: weighed.books, host });
}

function take(
  view: View,
  { request, allocations, before, asker }: Trial,
  { books, host }: { books: Books; host: ProviderRecord },
): Init<ClaimResponse> {
  writeUsage(view, books, new Set(books.keys()));
  const after = withAllocations(
    before,
    {
      uuid: request.consumerUuid,
      allocations,
      projectId: request.projectId,
      userId: request.userId,
      consumerType: request.consumerType,
      attempt: request.attempt,
      heldAttempt: request.attempt,
      cell: host.cell,
      groupUuid: request.group?.uuid ?? '',
    },
    asker.event,
  );
  writeHoldings(view, [{ before, after }], asker.event);
  return answer(view, ClaimOutcome.CLAIMED, after);
}

function answer(view: View, outcome: ClaimOutcome, held: ConsumerRecord): Init<ClaimResponse> {
  const host = hostAmong(view, held.allocations);
  return {
    outcome,
    allocations: held.allocations,
    host: host.name,
    cell: host.cell,
    availabilityZone: host.availabilityZone,
    heldAttempt: held.heldAttempt,
  };
}

const hostAmong = (view: View, allocations: readonly Allocation[]): ProviderRecord =>
  hostOf(allocations, (uuid) => view.provider(uuid)) ?? ProviderRecord.create();

function refused(obstacle: Obstacle): Init<ClaimResponse> {
  const refusal = (kind: ClaimRefusal, reason: string) => ({
    outcome: ClaimOutcome.REFUSED,
    refusal: kind,
    reason,
  });
  if (obstacle.kind === 'no-provider')
    return refusal(ClaimRefusal.NO_PROVIDER, `there is no provider ${obstacle.providerUuid}`);
  const { provider, resourceClass } = obstacle;
  if (obstacle.kind === 'no-inventory')
    return refusal(ClaimRefusal.NO_INVENTORY, `${provider.name} has no ${resourceClass}`);
  const { why, amount, used } = obstacle;
  return refusal(
    ClaimRefusal.NO_CAPACITY,
    `${provider.name}: ${resourceClass} ${why} (asked ${amount}, used ${used})`,
  );
}

/** The request's allocations, one per provider and class. */
function checked(request: ClaimRequest, allocationRequest: ClaimOptions['allocationRequest']): Allocation[] {
  const fail = (text: string) => new RpcError('INVALID_ARGUMENT', text);
  if (request.consumerUuid === '') throw fail('consumer_uuid must not be empty');
  if (request.attempt < 1) throw fail(`attempt must be at least 1, got ${request.attempt}`);
  if (allocationRequest === 'expired') return [];
  const asked = allocationRequest?.allocations ?? [];
  if (asked.length === 0) throw fail('allocation_request.allocations must not be empty');
  for (const { providerUuid, resources } of asked) {
    if (providerUuid === '') throw fail('allocation_request.allocations.provider_uuid must not be empty');
    if (resources.length === 0) throw fail(`allocation_request: nothing is asked of ${providerUuid}`);
    const bad = resources.find(({ amount }) => amount < 1);
    if (bad) throw fail(`allocation_request: ${bad.resourceClass} must be at least 1, got ${bad.amount}`);
  }
  return mergeAllocations(asked);
}
