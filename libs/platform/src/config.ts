import { z } from 'zod';

/** A configuration that cannot be used. The message names every variable at fault and what it wants. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads a configuration once from environment variables.
 *
 * `variables` maps each field to the variable that feeds it; `schema` checks and converts. An empty variable counts
 * as absent. Throws ConfigError naming each bad variable.
 */
export function readConfig<S extends z.ZodObject>(
  env: Record<string, string | undefined>,
  variables: { readonly [K in keyof z.infer<S>]: string },
  schema: S,
): z.infer<S> {
  const names = variables as Record<string, string>;
  const input = Object.fromEntries(
    Object.entries(names).map(([field, variable]) => [
      field,
      env[variable] === '' ? undefined : env[variable],
    ]),
  );
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    const variable = names[field] ?? field;
    const given = input[field] === undefined ? 'is not set' : `is not usable`;
    return `${variable} ${given}: ${issue.message}`;
  });
  throw new ConfigError(faults.join('; '));
}

/** A whole number from text, within bounds. */
export const wholeNumber = (bounds: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(bounds.min).max(bounds.max));

/** A TCP port; 0 lets the system choose. */
export const port = wholeNumber({ min: 0, max: 65535 });

/** A URL with one of the given schemes, e.g. `url('amqp', 'amqps')`. */
export const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    message: `expected a URL starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });
