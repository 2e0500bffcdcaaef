import { PlaceRelation } from '@cellflow/contracts-placement';
import type { PlaceRule as RpcPlaceRule } from '@cellflow/contracts-placement';
import { badRequest } from '../errors.ts';

/** Where candidates are to be, seen from a consumer that holds something. */
export interface PlaceRule {
  readonly relation: 'same' | 'different' | 'near';
  /** A level that the operator named; "" with `near`: all of them count. */
  readonly level: string;
  readonly consumerUuid: string;
}

const relations: ReadonlyMap<number, PlaceRule['relation']> = new Map([
  [PlaceRelation.SAME, 'same'],
  [PlaceRelation.DIFFERENT, 'different'],
  [PlaceRelation.NEAR, 'near'],
]);

/** A rule that came over the bus. Throws 400 naming the field. */
export function placeRuleFromRpc({ relation, level, consumerUuid }: RpcPlaceRule): PlaceRule {
  const known = relations.get(relation);
  if (known === undefined) throw badRequest(`places.relation: ${relation} is no relation`);
  if (consumerUuid === '') throw badRequest('places.consumer_uuid must not be empty');
  if (level === '' && known !== 'near') throw badRequest('places.level must not be empty');
  return { relation: known, level, consumerUuid };
}
