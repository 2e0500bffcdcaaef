import type { Init, RequestSpec } from '@cellflow/contracts-common';
import { PlaceRelation } from '@cellflow/contracts-placement';
import type { PlaceRule } from '@cellflow/contracts-placement';
import { hint } from './host-request.ts';

/** A scheduler hint that cannot be meant. */
export class HintError extends Error {
  override readonly name = 'HintError';
}

/**
 * The hints `same_place` and `different_place` ("rack:<server uuid>") and `near` ("<server uuid>") as placement is asked
 * them. Throws HintError naming the hint.
 * Differs: Nova knows racks and rows only as host aggregates and zones.
 */
export const placeRules = (spec: RequestSpec): Init<PlaceRule>[] => [
  ...hint(spec, 'same_place').map((value) => ruleOf('same_place', PlaceRelation.SAME, value)),
  ...hint(spec, 'different_place').map((value) => ruleOf('different_place', PlaceRelation.DIFFERENT, value)),
  ...hint(spec, 'near').map((consumerUuid) => ({ relation: PlaceRelation.NEAR, consumerUuid })),
];

function ruleOf(name: string, relation: PlaceRelation, value: string): Init<PlaceRule> {
  const colon = value.indexOf(':');
  const [level, consumerUuid] = [value.slice(0, Math.max(0, colon)), value.slice(colon + 1)];
  if (level === '' || consumerUuid === '')
    throw new HintError(`The hint ${name} is "${value}" and not of the form level:server`);
  return { relation, level, consumerUuid };
}
