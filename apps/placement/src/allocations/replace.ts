import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import { badRequest, conflict } from '../errors.ts';
import { isStandardClass } from '../names/known-names.ts';
import type { View } from '../writer/view.ts';
import type { ConsumerClaim } from './consumer-claim.ts';
import { emptied, holdsSomething, withAllocations, writeHoldings } from './holdings.ts';
import { hostOf } from './host-of.ts';
import { providersOf } from './merge.ts';
import { weigh, writeUsage } from './usage.ts';
import type { Obstacle } from './usage.ts';

/** Whose a consumer is when an old version does not tell. Placement: incomplete_consumer_project_id. */
export const incompleteOwner = '00000000-0000-0000-0000-000000000000';

/** A claim with the consumer as it is. */
export interface Replacement {
  readonly claim: ConsumerClaim;
  readonly before: ConsumerRecord | null;
}

/**
 * Gives every consumer exactly what its claim names, or throws: 400 for an unknown resource class, 409 where it does
 * not fit. Raises the generations of the consumers and of every provider that a claim mentions; an empty claim mentions
 * those that it releases. Placement reference, 5.4.
 */
export function replaceAllocations(view: View, replacements: readonly Replacement[], origin: Origin): void {
  for (const { claim } of replacements) requireClasses(view, claim);
  const weighed = weigh(
    view,
    replacements.map(({ claim, before }) => ({
      released: before?.allocations ?? [],
      claimed: claim.allocations,
    })),
  );
  if ('obstacle' in weighed) throw refusalOf(weighed.obstacle);
  const mentioned = replacements.flatMap(({ claim, before }) =>
    providersOf(claim.allocations.length > 0 ? claim.allocations : (before?.allocations ?? [])),
  );
  writeUsage(view, weighed.books, new Set(mentioned));
  const holdings = replacements
    .filter(({ claim, before }) => claim.allocations.length > 0 || holdsSomething(before))
    .map(({ claim, before }) => ({ before, after: afterOf(view, { claim, before }, origin) }));
  writeHoldings(view, holdings, origin);
}

function requireClasses(view: View, { consumerUuid, allocations }: ConsumerClaim): void {
  for (const { resourceClass } of allocations.flatMap(({ resources }) => resources)) {
    if (isStandardClass(resourceClass) || view.get('resourceClass', resourceClass)) continue;
    throw badRequest(
      `Unable to allocate inventory for consumer ${consumerUuid}: No such resource class ${resourceClass}.`,
    );
  }
}

/** A consumer that an attempt holds stays that attempt's while it holds something, so that its unclaim releases it. */
function afterOf(view: View, { claim, before }: Replacement, origin: Origin): ConsumerRecord | null {
  const { consumerUuid: uuid, allocations, projectId, userId, consumerType } = claim;
  if (allocations.length === 0) return before && emptied(before, origin);
  const known = holdsSomething(before) ? before : null;
  const host = hostOf(allocations, (provider) => view.provider(provider));
  return withAllocations(
    before,
    {
      uuid,
      allocations: [...allocations],
      projectId: projectId ?? known?.projectId ?? incompleteOwner,
      userId: userId ?? known?.userId ?? incompleteOwner,
      consumerType: consumerType ?? known?.consumerType ?? '',
      cell: host?.cell || before?.cell || '',
    },
    origin,
  );
}

function refusalOf(obstacle: Obstacle): Error {
  if (obstacle.kind === 'no-provider')
    return badRequest(`Allocation for resource provider '${obstacle.providerUuid}' that does not exist.`);
  const { provider, resourceClass } = obstacle;
  if (obstacle.kind === 'no-inventory')
    return conflict(
      `Unable to allocate inventory: Inventory for '${resourceClass}' on resource provider '${provider.uuid}' invalid.`,
    );
  const wanted = `Unable to allocate inventory: Unable to create allocation for '${resourceClass}' on resource provider '${provider.uuid}'.`;
  return conflict(
    obstacle.why === 'over-capacity'
      ? `${wanted} The requested amount would exceed the capacity.`
      : `${wanted} The requested amount would violate inventory constraints.`,
  );
}
