import { isStandardClass, isStandardTrait } from './known-names.ts';

/** The two kinds of names that providers refer to. */
export const nameKinds = {
  resourceClass: { what: 'resource class', event: 'resource_class', isStandard: isStandardClass },
  trait: { what: 'trait', event: 'trait', isStandard: isStandardTrait },
} as const;

export type NameKind = keyof typeof nameKinds;
