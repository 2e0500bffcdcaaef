import { isStandardClass, isStandardTrait } from './known-names.ts';

/** What is refused about names, in Placement's words. */
interface Refusals {
  unknown(name: string): string;
  deleteStandard(name: string): string;
  deleteUsed(name: string): string;
}

const classRefusals: Refusals = {
  unknown: (name) => `No such resource class ${name}.`,
  deleteStandard: (name) => `Error in delete resource class: Cannot delete standard resource class ${name}.`,
  deleteUsed: (name) =>
    `Error in delete resource class: Cannot delete resource class ${name}. Class is in use in inventory.`,
};

const traitRefusals: Refusals = {
  unknown: (name) => `No such trait(s): ${name}.`,
  deleteStandard: (name) => `Cannot delete standard trait ${name}.`,
  deleteUsed: (name) => `The trait ${name} is in use by a resource provider.`,
};

/** The two kinds of names that providers refer to. */
export const nameKinds = {
  resourceClass: { event: 'resource_class', isStandard: isStandardClass, refusals: classRefusals },
  trait: { event: 'trait', isStandard: isStandardTrait, refusals: traitRefusals },
} as const;

export type NameKind = keyof typeof nameKinds;
