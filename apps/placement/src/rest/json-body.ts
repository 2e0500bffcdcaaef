import { shorten } from '@cellflow/rest';
import type { z } from 'zod';
import { badRequest } from '../errors.ts';

/**
 * Checks a body. Throws 400 naming the place, why it is refused, and the keyword of JSON Schema that says so, which
 * operators and their tools know from Placement ("Failed validating 'minimum'").
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  if (body === undefined) throw badRequest('Malformed JSON: the body is empty');
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String).join('.');
  const { why, keyword } = explain(issue, valueAt(body, issue.path));
  throw badRequest(
    `JSON does not validate: ${path === '' ? '' : `${path}: `}${why}. Failed validating '${keyword}'.`,
  );
}

interface Reason {
  readonly why: string;
  readonly keyword: string;
}

/** As the JSON Schema library of Python puts it. */
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
      return { why: unexpected(issue.keys), keyword: 'additionalProperties' };
    case 'invalid_key':
      return {
        why: `${show(String(issue.path.at(-1)))} does not match any of the regexes`,
        keyword: 'additionalProperties',
      };
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
  const least = 'least' in bound;
  if (origin === 'string')
    return { why: `${shown} is too ${least ? 'short' : 'long'}`, keyword: least ? 'minLength' : 'maxLength' };
  if (origin === 'array')
    return { why: `${shown} is too ${least ? 'short' : 'long'}`, keyword: least ? 'minItems' : 'maxItems' };
  return 'least' in bound
    ? { why: `${shown} is less than the minimum of ${bound.least}`, keyword: 'minimum' }
    : { why: `${shown} is greater than the maximum of ${bound.most}`, keyword: 'maximum' };
}

/** "Additional properties are not allowed ('a' was unexpected)": of bodies and of query strings. */
export const unexpected = (names: readonly string[]) =>
  `Additional properties are not allowed (${names.map(show).join(', ')} ${names.length > 1 ? 'were' : 'was'} unexpected)`;

const show = (value: unknown) => (typeof value === 'string' ? `'${shorten(value)}'` : shorten(value));

/** "/^a$/" without the slashes. */
const sourceOf = (pattern: string) => /^\/(.*)\/[a-z]*$/s.exec(pattern)?.[1] ?? pattern;

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[step];
  return value;
}
