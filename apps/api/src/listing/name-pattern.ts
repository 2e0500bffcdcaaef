import type { Instance } from '@cellflow/contracts-common';
import { badRequest, shorten } from '../errors.ts';
import { compilePattern, PatternError } from './pattern.ts';

/** Keeps the servers whose name the pattern is found in, as MySQL's REGEXP does: whatever the case. Throws 400. */
export function nameFilter(text: string): (instances: readonly Instance[]) => Instance[] {
  const isFound = /[\\^$.*+?()[\]{}|]/.test(text) ? compile(text) : containing(text);
  return (instances) => instances.filter((each) => isFound(each.displayName));
}

function containing(text: string): (name: string) => boolean {
  const wanted = text.toLowerCase();
  return (name) => name.toLowerCase().includes(wanted);
}

function compile(text: string): (name: string) => boolean {
  try {
    return compilePattern(text);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw badRequest(
      `Invalid input for query parameters name. Value: ${shorten(text)}. It is no pattern that can be used: ${error.message}.`,
    );
  }
}
