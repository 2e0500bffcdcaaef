import { z } from 'zod';
import { parametersOf, victimOf } from './act.ts';
import type { KindOfFault } from './act.ts';
import { scenarioSchema } from './schema.ts';

interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
}

/** The JSON schema of a scenario's file, for editors to complete and check it. */
export function scenarioJsonSchema(kinds: readonly KindOfFault[]): JsonSchema {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const fault = schema.properties!['faults']!.items!;
  fault.properties!['do'] = {
    description: fault.properties!['do']!['description'],
    anyOf: [
      {
        type: 'string',
        pattern: `^(${kinds.map(({ kind }) => kind).join('|')})( .*)?$`,
        description: kinds.map(wordsOf).join('\n'),
      },
      ...kinds.map(objectOf),
    ],
  };
  fault.required = ['do'];
  return {
    ...schema,
    title: 'cellflow chaos scenario',
    description: 'How a cloud is broken, and what must come of it: cellflow chaos run FILE',
  };
}

const wordsOf = (kind: KindOfFault) =>
  `${[kind.kind, ...parametersOf(kind).map((name) => `[${name}]`)].join(' ')}: ${kind.summary}`;

function objectOf(kind: KindOfFault): JsonSchema {
  const { $schema: _, ...parameters } = z.toJSONSchema(kind.schema, {
    ...{ io: 'input', unrepresentable: 'any' },
  }) as JsonSchema;
  // A fault at a step may leave out its victim: it means the program that stands there.
  const victim = victimOf(kind);
  const required = parameters.required?.filter((name) => name !== victim);
  return {
    type: 'object',
    description: kind.summary,
    properties: { [kind.kind]: { ...parameters, required: required ?? [] } },
    required: [kind.kind],
    additionalProperties: false,
  };
}
