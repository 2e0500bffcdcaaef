import { near } from '@cellflow/failpoints';
import { parse } from 'yaml';
import { z } from 'zod';
import { complaint } from './complaint.ts';
import type { GroundName } from './ground.ts';

/** What a scenario has to know of a kind of fault. */
export interface KindOfFault {
  readonly kind: string;
  readonly summary: string;
  /** What it can be done on. */
  readonly on: readonly GroundName[];
  readonly schema: z.ZodType;
}

/** What a fault does, and to whom. */
export interface Act {
  readonly kind: string;
  /** As they stand in the file: they fit the kind's schema, which whoever injects it puts them through. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** As it stands in the file, on one line. */
  readonly text: string;
}

export interface Wrong {
  readonly wrong: string;
  /** Below the `do` where it stands. */
  readonly path: readonly PropertyKey[];
}

/** The parameter that a kind of fault calls its victim by, where it has one. */
const victims = ['service', 'target', 'server', 'of'] as const;

/** The names of a kind's parameters, in their order; none where it takes no object. */
export const parametersOf = ({ schema }: KindOfFault): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** The parameter that a fault at a step may leave out: it means the program that stands there. */
export const victimOf = (kind: KindOfFault): string | null =>
  victims.find((each) => parametersOf(kind).includes(each)) ?? null;

/**
 * Reads `kill`, `kill cell1.cell-conductor` (words fill the parameters in their order) or
 * `{ kill: { service: cell1.cell-conductor } }`. `atStep`: the victim may be left out; `standingHere` stands for it.
 */
export function readAct(
  value: unknown,
  kinds: readonly KindOfFault[],
  { atStep }: { readonly atStep: boolean },
): Act | Wrong {
  const split = typeof value === 'string' ? fromWords(value, kinds) : fromObject(value, kinds);
  if ('wrong' in split) return split;
  const { kind, given, text } = split;
  const victim = victimOf(kind);
  const parameters =
    atStep && victim !== null && given[victim] === undefined ? { ...given, [victim]: standingHere } : given;
  const result = kind.schema.safeParse(parameters);
  if (result.success) return { kind: kind.kind, parameters, text };
  const [issue] = result.error.issues;
  const path = typeof value === 'string' ? [] : [kind.kind, ...issue!.path];
  const field = issue!.path.length > 0 ? `${issue!.path.join('.')}: ` : '';
  const takes = parametersOf(kind);
  const hint = takes.length > 0 ? `; ${kind.kind} takes ${takes.join(', ')}` : '';
  const [first] = issue!.path;
  const missing = first !== undefined && parameters[String(first)] === undefined;
  return { wrong: `${kind.kind}: ${field}${complaint(issue!, { missing })}${hint}`, path };
}

/** The victim of a fault at a step, until somebody stands there. */
export const standingHere = '(the one at the step)';

/** In a text of a fault at a step: the server that comes by there. */
export const serverHere = '{instance}';

interface Split {
  readonly kind: KindOfFault;
  readonly given: Record<string, unknown>;
  readonly text: string;
}

function fromWords(text: string, kinds: readonly KindOfFault[]): Split | Wrong {
  const [name = '', ...words] = text.trim().split(/\s+/);
  const kind = kinds.find((each) => each.kind === name);
  if (!kind) return noKind(name, kinds);
  const names = parametersOf(kind);
  if (words.length > names.length) {
    const takes = names.length === 0 ? 'nothing' : names.join(', ');
    return { wrong: `${name} takes ${takes}; found "${words.join(' ')}"`, path: [] };
  }
  const given = Object.fromEntries(words.map((word, at) => [names[at]!, valueOf(word)]));
  return { kind, given, text: text.trim() };
}

/** "20" is a number, "true" is true; "*", which is no YAML, stands for itself. */
function valueOf(word: string): unknown {
  try {
    return parse(word) as unknown;
  } catch {
    return word;
  }
}

function fromObject(value: unknown, kinds: readonly KindOfFault[]): Split | Wrong {
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = fields ? Object.entries(value) : [];
  const [entry] = entries;
  if (!entry || entries.length !== 1)
    return {
      wrong: `expected one fault, such as "kill api" or { kill: { service: api } }; there are ${listed(kinds)}`,
      path: [],
    };
  const [name, given] = entry as [string, unknown];
  const kind = kinds.find((each) => each.kind === name);
  if (!kind) return noKind(name, kinds);
  if (given !== null && typeof given !== 'object')
    return { wrong: `${name}: expected its parameters: ${parametersOf(kind).join(', ')}`, path: [name] };
  const parameters = (given ?? {}) as Record<string, unknown>;
  const words = Object.entries(parameters).map(([key, each]) => `${key}=${String(each)}`);
  return { kind, given: parameters, text: [name, ...words].join(' ') };
}

function noKind(name: string, kinds: readonly KindOfFault[]): Wrong {
  const close = near(
    name,
    kinds.map(({ kind }) => kind),
  );
  const hint = close.length > 0 ? `did you mean ${close.join(' or ')}? ` : '';
  return { wrong: `there is no fault "${name}"; ${hint}there are ${listed(kinds)}`, path: [] };
}

const listed = (kinds: readonly KindOfFault[]) => kinds.map(({ kind }) => kind).join(', ');
