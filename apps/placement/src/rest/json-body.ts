import type { z } from 'zod';
import { badRequest } from '../errors.ts';
import { empty, failure, show, unexpected, unmatched } from './schema-words.ts';
import type { Reason } from './schema-words.ts';

/**
 * Checks a body. Throws 400 saying why it is refused, the keyword of JSON Schema that says so and where, which operators
 * and their tools know from Placement: "Failed validating 'minimum'. On instance['total']".
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  if (body === undefined) throw badRequest('Malformed JSON: the body is empty');
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const reason = explain(issue, valueAt(body, issue.path));
  // Of a name that is missing, or that may not be, the object is told that it is about.
  const isOfName = reason.keyword === 'required' || issue.code === 'invalid_key';
  const place = isOfName ? issue.path.slice(0, -1) : issue.path;
  throw badRequest(`JSON does not validate: ${failure(reason, place)}`);
}

function explain(issue: z.core.$ZodIssue, value: unknown): Reason {
  const shown = show(value);
  if (value === undefined && issue.path.length > 0 && issue.code !== 'unrecognized_keys')
    return { why: `${show(String(issue.path.at(-1)))} is a required property`, keyword: 'required' };
  switch (issue.code) {
    case 'invalid_type':
      return {
        why: `${shown} is not of type '${typeNames[issue.expected] ?? issue.expected}'`,
        keyword: 'type',
      };
    case 'too_small':
      return explainBound(issue.origin, shown, { least: Number(issue.minimum) });
    case 'too_big':
      return explainBound(issue.origin, shown, { most: Number(issue.maximum) });
    case 'invalid_format':
      return {
        why: `${shown} does not match ${show(sourceOf(issue.pattern ?? issue.format))}`,
        keyword: 'pattern',
      };
    case 'unrecognized_keys':
      return unexpected(issue.keys);
    case 'invalid_key':
      return unmatched([String(issue.path.at(-1))], patternsOf(issue.issues));
    case 'invalid_value':
      return { why: `${shown} is not one of [${issue.values.map(show).join(', ')}]`, keyword: 'enum' };
    case 'invalid_union':
      return { why: `${shown} is not valid under any of the given schemas`, keyword: 'anyOf' };
    case 'custom':
      return { why: issue.message, keyword: String(issue.params?.['keyword'] ?? 'not') };
    default:
      return { why: issue.message, keyword: issue.code };
  }
}

const typeNames: Readonly<Record<string, string>> = { int: 'integer', record: 'object' };

/** A length of text, a number of items or of properties, or a number itself. */
function explainBound(origin: string, shown: string, bound: { least: number } | { most: number }): Reason {
  if (origin === 'string' || origin === 'array') {
    const unit = origin === 'string' ? 'Length' : 'Items';
    if ('most' in bound) return { why: `${shown} is too long`, keyword: `max${unit}` };
    const why = bound.least === 1 ? empty(shown, 'is too short') : `${shown} is too short`;
    return { why, keyword: `min${unit}` };
  }
  return 'least' in bound
    ? { why: `${shown} is less than the minimum of ${bound.least}`, keyword: 'minimum' }
    : { why: `${shown} is greater than the maximum of ${bound.most}`, keyword: 'maximum' };
}

const patternsOf = (issues: readonly z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) =>
    issue.code === 'invalid_format' && issue.pattern ? sourceOf(issue.pattern) : [],
  );

/** "/^a$/" without the slashes. */
const sourceOf = (pattern: string) => /^\/(.*)\/[a-z]*$/s.exec(pattern)?.[1] ?? pattern;

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[step];
  return value;
}
