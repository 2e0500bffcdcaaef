import vm from 'node:vm';
import type { Instance } from '@cellflow/contracts-common';
import { badRequest, shorten } from '../errors.ts';

/** How long one batch of names may take; a longer pattern is a mistake or an attack. */
const budgetMs = 100;

const search = new vm.Script('names.map((name) => pattern.test(name))');

/**
 * Keeps the servers whose name the pattern is found in, as MySQL's REGEXP does: case-insensitively.
 * The search is cut off after 100 ms, because a pattern can be made to take for ever. Throws 400.
 */
export function nameFilter(text: string): (instances: readonly Instance[]) => Instance[] {
  if (!/[\\^$.*+?()[\]{}|]/.test(text)) {
    const wanted = text.toLowerCase();
    return (instances) => instances.filter((each) => each.displayName.toLowerCase().includes(wanted));
  }
  const pattern = compile(text);
  return (instances) => {
    const names = instances.map((each) => each.displayName);
    const found = run(text, { names, pattern });
    return instances.filter((_, index) => found[index]);
  };
}

function compile(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    throw badRequest(`Invalid input for query parameters name. Value: ${shorten(text)}. It is no pattern.`);
  }
}

function run(text: string, context: { names: string[]; pattern: RegExp }): boolean[] {
  try {
    return search.runInNewContext(context, { timeout: budgetMs }) as boolean[];
  } catch {
    throw badRequest(
      `Invalid input for query parameters name. Value: ${shorten(text)}. The pattern takes too long.`,
    );
  }
}
