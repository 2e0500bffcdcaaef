import { shorten } from '@cellflow/rest';
import type { PlaceRule } from '../../places/place-rule.ts';
import type { Query } from '../call.ts';
import { canonicalUuid } from '../uuid.ts';
import { badQuery, checkValue, oneOf } from './parameters.ts';

/**
 * What GET /allocation_candidates takes besides, with the first minor version that does.
 * Differs: Placement knows none of these.
 */
export const extensionParameters: Readonly<Record<string, number>> = {
  store: 28,
  same_place: 28,
  different_place: 28,
  near: 28,
};

export interface CandidatesExtensions {
  /** Keep each candidate for a while, to be claimed by its uuid. */
  readonly store: boolean;
  readonly places: readonly PlaceRule[];
}

/**
 * `store=true`; `same_place=rack:<consumer>` and `different_place=row:<consumer>`, `near=<consumer>`, each any number of
 * times. Whether there are such levels and consumers is not looked at. Throws 400 naming the parameter.
 */
export function parseExtensions(query: Query): CandidatesExtensions {
  for (const value of query.getAll('store')) checkValue('store', value, oneOf('true', 'false'));
  return {
    store: query.get('store') === 'true',
    places: [
      ...query.getAll('same_place').map((value) => placeRule('same_place', 'same', value)),
      ...query.getAll('different_place').map((value) => placeRule('different_place', 'different', value)),
      ...query.getAll('near').map((value): PlaceRule => {
        return { relation: 'near', level: '', consumerUuid: consumerOf('near', value, value) };
      }),
    ],
  };
}

function placeRule(parameter: string, relation: PlaceRule['relation'], value: string): PlaceRule {
  const colon = value.indexOf(':');
  if (colon < 1)
    throw badQuery(`Expected '${parameter}' to be of the form level:consumer. Got: "${shorten(value)}"`);
  const consumerUuid = consumerOf(parameter, value.slice(colon + 1), value);
  return { relation, level: value.slice(0, colon), consumerUuid };
}

function consumerOf(parameter: string, text: string, value: string): string {
  const uuid = canonicalUuid(text);
  if (uuid === null)
    throw badQuery(`Expected '${parameter}' to name a consumer by its uuid. Got: "${shorten(value)}"`);
  return uuid;
}
