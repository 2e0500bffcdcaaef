import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { profileSchema } from './schema.ts';
import type { ComputeProfile } from './schema.ts';

/** A profile that cannot be used. The message names every field at fault: "hosts[0].count: expected a number". */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}

/**
 * Checks a profile and fills in its defaults. `input` is the text of a YAML or JSON file, or its parsed content.
 * Throws ProfileError.
 */
export function parseProfile(input: unknown): ComputeProfile {
  const result = profileSchema.safeParse(typeof input === 'string' ? parseText(input) : input);
  if (result.success) return result.data;
  throw new ProfileError(result.error.issues.map(describe).join('\n'));
}

function parseText(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) throw new ProfileError(`not YAML or JSON: ${error.message.split('\n')[0]}`);
  return document.toJS();
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
  return `${path === '' ? 'profile' : path}: ${complaint(issue)}`;
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${named[issue.expected] ?? `a ${issue.expected}`}`;
  if (issue.code === 'unrecognized_keys')
    return `unknown field ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((v) => `"${String(v)}"`).join(' or ')}`;
  if (issue.code === 'too_small') return `expected at least ${issue.minimum}${things(issue.origin)}`;
  if (issue.code === 'too_big') return `expected at most ${issue.maximum}${things(issue.origin)}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

const named: Record<string, string> = {
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const things = (origin: string) => (origin === 'array' ? ' entry' : origin === 'string' ? ' character' : '');
