import type { Allocation } from '@cellflow/contracts-common';
import type { ConsumerRecord } from '@cellflow/contracts-placement';
import { badRequest, concurrentUpdate, conflict } from '../errors.ts';
import type { View } from '../writer/view.ts';
import { holdsSomething } from './holdings.ts';

/** What a REST client wants one consumer to hold from now on. */
export interface ConsumerClaim {
  readonly consumerUuid: string;
  /** One entry per provider and class; none: everything is released. */
  readonly allocations: readonly Allocation[];
  /** What the client thinks is there, null: nothing. Left out where the version does not ask for it. */
  readonly generation?: number | null;
  /** Left out where the version does not tell: what is known stays. */
  readonly projectId?: string;
  readonly userId?: string;
  readonly consumerType?: string;
}

/** Throws 400 naming the first provider that does not exist. */
export function requireProviders(view: View, claims: readonly ConsumerClaim[]): void {
  for (const { providerUuid } of claims.flatMap(({ allocations }) => allocations)) {
    if (!view.provider(providerUuid))
      throw badRequest(`Allocation for resource provider '${providerUuid}' that does not exist.`);
  }
}

/**
 * The consumer at the generation that its writer last saw. Throws 409: another generation, or a consumer that was
 * released for good.
 */
export function requireConsumer(view: View, claim: ConsumerClaim): ConsumerRecord | null {
  const { consumerUuid, generation, allocations } = claim;
  const before = view.consumer(consumerUuid);
  const known = holdsSomething(before);
  if (generation !== undefined && generation !== (known ? before.generation : null)) {
    // "None" is Placement's word here for a null of the client.
    const expected = known
      ? `${before.generation} but got ${generation ?? 'None'}`
      : `null but got ${generation}`;
    throw concurrentUpdate(`consumer generation conflict - expected ${expected}`);
  }
  if (before?.tombstone && allocations.length > 0)
    throw conflict(`Unable to allocate inventory: consumer ${consumerUuid} was released for good.`);
  return before;
}
