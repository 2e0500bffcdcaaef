import type { z } from 'zod';
import { badRequest, shorten } from '../errors.ts';

/**
 * Checks a request body. Throws 400 naming the field, what was given and what it wants, in the words of Nova
 * ("Invalid input for field/attribute server.name").
 */
export function checkBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String);
  const field = path.length > 0 ? path.join('.') : 'body';
  const value = path.length > 0 ? ` Value: ${shorten(valueAt(body, issue.path))}.` : '';
  throw badRequest(`Invalid input for field/attribute ${field}.${value} ${describe(issue)}`);
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return `${issue.message}.`;
  const names = issue.keys.map((key) => `'${shorten(key)}'`).join(', ');
  return `Additional properties are not allowed (${names} ${issue.keys.length > 1 ? 'were' : 'was'} unexpected).`;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[step];
  return value;
}
