import { z } from 'zod';
import { planCloud } from '../cloud/planned-cloud.ts';
import { queueName } from '../cloud/interposer/choose-queues.ts';
import { victimOf } from './act.ts';
import type { KindOfFault } from './act.ts';
import { cellsOf } from './cells-of.ts';
import { methodNames } from './names.ts';
import { scenarioSchema } from './schema.ts';

/** One parameter of a kind of fault, for people. */
export interface Parameter {
  readonly name: string;
  /** What it means, and what it may be. */
  readonly what: string;
  /** As a file has it; null where there is none. */
  readonly default: string | number | boolean | null;
  /** Whether it has to be said. */
  readonly required: boolean;
  /** Whether it may be left out at a step all the same: whoever stands there is meant. */
  readonly victim: boolean;
  /** The names that it takes, where these do not hang on the scenario; of queues those of a cloud of one cell. */
  readonly names?: readonly string[];
}

interface Described {
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly enum?: readonly string[];
}

/** The parameters of a kind of fault, in the order of its words. */
export function describeParameters(kind: KindOfFault): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(kind.schema, {
    ...{ io: 'input', unrepresentable: 'any' },
  }) as { properties?: Record<string, Described>; required?: readonly string[] };
  const victim = victimOf(kind);
  return Object.entries(properties).map(([name, described]): Parameter => {
    const { description = '', enum: choices = [], default: standard = null } = described;
    const named = namesOf[name]?.();
    const parts = [description, choices.length > 0 ? `One of ${choices.join(', ')}` : ''];
    return {
      ...{ name, default: standard, required: required.includes(name), victim: name === victim },
      what: parts.filter((part) => part !== '').join('. '),
      ...(named ? { names: named } : {}),
    };
  });
}

const namesOf: Readonly<Record<string, () => readonly string[]>> = {
  queue: () => queuesOfACell(),
  method: () => methodNames,
};

/** The queues that services take from, in a cloud of one cell with one compute. */
export function queuesOfACell(): string[] {
  const stack = scenarioSchema.shape.stack.parse({ cells: 1, hosts: 1 });
  return planCloud(cellsOf(stack), stack.replicas).queues.map(queueName);
}
