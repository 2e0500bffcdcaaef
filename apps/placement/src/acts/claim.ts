import type { Allocation, Init, ResourceAmount } from '@cellflow/contracts-common';
import { ClaimOutcome, ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { ClaimRequest, ClaimResponse } from '@cellflow/contracts-placement';
import { misfit, sumAmounts } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import { authorizeCell, authorizeConsumer } from '../authorization.ts';
import { claimVerdict } from '../fence.ts';
import { usedOf } from '../graph/provider-graph.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import { withUsage } from './usage.ts';
import type { Asker } from './asker.ts';

/**
 * PUT /allocations/{consumer}, fenced by attempt: all the allocations of the request or none.
 * Differs: a consumer generation is not asked for; the attempt takes its place.
 * Throws RpcError INVALID_ARGUMENT naming the field.
 */
export function claimAct(request: ClaimRequest, asker: Asker): Act<Init<ClaimResponse>> {
  const allocations = checked(request);
  return {
    lane: allocations.map((allocation) => allocation.providerUuid).sort()[0] as string,
    evaluate(view) {
      const held = view.consumer(request.consumerUuid);
      if (asker.principal.scope === 'cell') authorizeConsumer(asker.principal, request.consumerUuid, held);
      const verdict = claimVerdict(held, request.attempt);
      if (verdict === ClaimOutcome.ALREADY_CLAIMED && held) return answer(view, verdict, held);
      if (verdict !== 'try')
        return { outcome: verdict, heldAttempt: held?.heldAttempt, tombstone: held?.tombstone };
      const refusal = refusalOf(view, allocations, asker);
      if (refusal) return { outcome: ClaimOutcome.REFUSED, reason: refusal };
      return take(view, request, { allocations, held, asker });
    },
  };
}

/** Why the allocations may not be made, or null. */
function refusalOf(view: View, allocations: readonly Allocation[], asker: Asker): string | null {
  for (const { providerUuid, resources } of allocations) {
    const provider = view.provider(providerUuid);
    if (!provider) return `there is no provider ${providerUuid}`;
    authorizeCell(asker.principal, provider.cell, `provider ${provider.name}`);
    for (const { resourceClass, amount } of resources) {
      const inventory = provider.inventories.find((entry) => entry.resourceClass === resourceClass);
      if (!inventory) return `${provider.name} has no ${resourceClass}`;
      const used = usedOf(provider, resourceClass);
      const why = misfit(inventory, { used, amount });
      if (why) return `${provider.name}: ${resourceClass} ${why} (asked ${amount}, used ${used})`;
    }
  }
  return null;
}

function take(
  view: View,
  request: ClaimRequest,
  { allocations, held, asker }: { allocations: Allocation[]; held: ConsumerRecord | null; asker: Asker },
): Init<ClaimResponse> {
  for (const { providerUuid, resources } of allocations) {
    const provider = view.provider(providerUuid) as ProviderRecord;
    view.put('provider', withUsage(provider, resources, 1));
  }
  const { cell, name } = rootOf(view, allocations);
  const consumer = ConsumerRecord.create({
    uuid: request.consumerUuid,
    generation: (held?.generation ?? 0) + 1,
    projectId: request.projectId,
    userId: request.userId,
    consumerType: request.consumerType,
    attempt: request.attempt,
    heldAttempt: request.attempt,
    allocations,
    cell,
  });
  view.put('consumer', consumer);
  view.event({
    ...asker.event,
    type: 'allocation.claimed',
    instanceUuid: request.consumerUuid,
    attempt: request.attempt,
    host: name,
    cell,
    allocations,
  });
  return answer(view, ClaimOutcome.CLAIMED, consumer);
}

function answer(view: View, outcome: ClaimOutcome, held: ConsumerRecord): Init<ClaimResponse> {
  const root = rootOf(view, held.allocations);
  return {
    outcome,
    allocations: held.allocations,
    host: root.name,
    cell: root.cell,
    availabilityZone: root.availabilityZone,
    heldAttempt: held.heldAttempt,
  };
}

/** The root provider of the first allocation: the host. */
function rootOf(view: View, allocations: readonly Allocation[]): ProviderRecord {
  const first = view.provider((allocations[0] as Allocation).providerUuid);
  const root = first && first.rootUuid !== first.uuid ? view.provider(first.rootUuid) : first;
  return root ?? first ?? ProviderRecord.create();
}

/** The request's allocations, one per provider and class. */
function checked(request: ClaimRequest): Allocation[] {
  const fail = (text: string) => new RpcError('INVALID_ARGUMENT', text);
  if (request.consumerUuid === '') throw fail('consumer_uuid must not be empty');
  if (request.attempt < 1) throw fail(`attempt must be at least 1, got ${request.attempt}`);
  const asked = request.allocationRequest?.allocations ?? [];
  if (asked.length === 0) throw fail('allocation_request.allocations must not be empty');
  const byProvider = new Map<string, ResourceAmount[]>();
  for (const { providerUuid, resources } of asked) {
    if (providerUuid === '') throw fail('allocation_request.allocations.provider_uuid must not be empty');
    if (resources.length === 0) throw fail(`allocation_request: nothing is asked of ${providerUuid}`);
    const bad = resources.find(({ amount }) => amount < 1);
    if (bad) throw fail(`allocation_request: ${bad.resourceClass} must be at least 1, got ${bad.amount}`);
    byProvider.set(providerUuid, [...(byProvider.get(providerUuid) ?? []), ...resources]);
  }
  return [...byProvider].map(([providerUuid, resources]) => ({
    providerUuid,
    resources: [...sumAmounts(resources)].map(([resourceClass, amount]) => ({ resourceClass, amount })),
  }));
}
