import { shorten } from '@cellflow/rest';
import { badRequest } from '../../errors.ts';
import type { Memory } from '../../memory/memory.ts';
import { isKnownClass, isKnownTrait } from '../../names/known-names.ts';

/** Throws 400 naming the classes of a query that nobody has made. */
export function requireKnownClasses(memory: Memory, classes: Iterable<string>): void {
  const unknown = [...new Set(classes)].filter((name) => !isKnownClass(memory, name));
  if (unknown.length > 0)
    throw badRequest(
      `Invalid resource class in resources parameter: No such resource class ${shorten(unknown.join(', '))}.`,
    );
}

/** The same for traits; `where` comes before. */
export function requireKnownTraits(memory: Memory, traits: Iterable<string>, where = ''): void {
  const unknown = [...new Set(traits)].filter((name) => !isKnownTrait(memory, name)).sort();
  if (unknown.length > 0) throw badRequest(`${where}No such trait(s): ${shorten(unknown.join(', '))}.`);
}
