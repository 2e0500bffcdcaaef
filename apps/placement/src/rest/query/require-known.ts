import { shorten } from '@cellflow/rest';
import { badRequest } from '../../errors.ts';
import type { Memory } from '../../memory/memory.ts';
import { isKnownClass, isKnownTrait } from '../../names/known-names.ts';

/** Throws 400 naming the classes of a query that nobody has made. */
export function requireKnownClasses(memory: Memory, parameter: string, classes: Iterable<string>): void {
  const unknown = [...classes].filter((name) => !isKnownClass(memory, name));
  if (unknown.length > 0)
    throw badRequest(
      `Invalid resource class in ${parameter} parameter: No such resource class ${shorten(unknown.join(', '))}`,
    );
}

/** The same for traits. */
export function requireKnownTraits(memory: Memory, parameter: string, traits: Iterable<string>): void {
  const unknown = [...new Set(traits)].filter((name) => !isKnownTrait(memory, name));
  if (unknown.length > 0)
    throw badRequest(`No such trait(s) in ${parameter} parameter: ${shorten(unknown.join(', '))}`);
}
