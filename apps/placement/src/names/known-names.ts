import type { Memory } from '../memory/memory.ts';
import { standardResourceClasses } from './standard-resource-classes.ts';
import { standardTraits } from './standard-traits.ts';

const classes: ReadonlySet<string> = new Set(standardResourceClasses);
const traits: ReadonlySet<string> = new Set(standardTraits);

export const isStandardClass = (name: string): boolean => classes.has(name);
export const isStandardTrait = (name: string): boolean => traits.has(name);

/** Names that operators and drivers may make: 'CUSTOM_' and capitals, digits and '_', at most 255 in all. */
export const isCustomName = (name: string): boolean => /^CUSTOM_[A-Z0-9_]+$/.test(name) && name.length <= 255;

/** Whether placement knows a resource class: a standard one, or a custom one that somebody has made. */
export const isKnownClass = (memory: Memory, name: string): boolean =>
  isStandardClass(name) || memory.resourceClasses.get(name) !== null;

/** The same for traits. */
export const isKnownTrait = (memory: Memory, name: string): boolean =>
  isStandardTrait(name) || memory.traits.get(name) !== null;
