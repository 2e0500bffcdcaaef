import { readFileSync } from 'node:fs';
import { ConfigError, url } from '@cellflow/platform';
import { z } from 'zod';
import { variables } from './config.ts';

const mappings = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      /** Absent for cell0: it has no services. */
      brokerUrl: url('amqp', 'amqps').optional(),
      storeUrl: url('redis', 'rediss'),
    }),
  )
  .refine((cells) => cells.some((cell) => cell.name === 'cell0'), 'there is no "cell0"')
  .refine((cells) => new Set(cells.map((cell) => cell.name)).size === cells.length, 'a name is given twice')
  .refine(
    (cells) => cells.every((cell) => cell.name === 'cell0' || cell.brokerUrl !== undefined),
    'every cell but "cell0" needs a brokerUrl',
  );

export type CellMapping = z.output<typeof mappings>[number];

/** The cells from a JSON list, or from the file it is in. Throws ConfigError naming the variable and the field. */
export function readCellMappings(given: string): CellMapping[] {
  const variable = variables.cellMappings;
  let input: unknown;
  try {
    input = JSON.parse(given.trimStart().startsWith('[') ? given : readFileSync(given, 'utf8'));
  } catch (error) {
    throw new ConfigError(
      `${variable} is not usable: expected a JSON list or the path of one: ${(error as Error).message}`,
    );
  }
  const result = mappings.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'list'}: ${issue.message}`);
  throw new ConfigError(`${variable} is not usable: ${faults.join('; ')}`);
}
