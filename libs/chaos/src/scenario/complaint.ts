import { near } from '@cellflow/failpoints';
import type { z } from 'zod';

const named: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  object: 'fields',
  record: 'fields',
  array: 'a list',
  boolean: 'true or false',
};

/**
 * What is wrong with one field, and what is possible there. `known`: the names of the fields beside it; `missing`: it is
 * not there.
 */
export function complaint(
  issue: z.core.$ZodIssue,
  { known = [], missing = false }: { readonly known?: readonly string[]; readonly missing?: boolean } = {},
): string {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = custom(issue) ?? `expected ${named[issue.expected] ?? issue.expected}`;
      return missing ? `is missing: ${wanted}` : wanted;
    }
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const close = near(key, known);
      const hint = close.length > 0 ? `did you mean ${close.join(' or ')}? ` : '';
      return `there is no field "${key}"${known.length > 0 ? `; ${hint}there are ${known.join(', ')}` : ''}`;
    }
    case 'invalid_value':
      return `expected ${issue.values.map((value) => String(value)).join(', ')}`;
    case 'too_small':
      return custom(issue) ?? `expected at least ${issue.minimum}`;
    case 'too_big':
      return custom(issue) ?? `expected at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/** A text of our own, where the schema gives one. */
const custom = ({ message }: z.core.$ZodIssue): string | null =>
  /^(Invalid input|Too (small|big))/.test(message) ? null : message;
