import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { near, pointNames } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { z } from 'zod';
import { planCloud } from '../cloud/planned-cloud.ts';
import type { PlannedCloud } from '../cloud/planned-cloud.ts';
import { noSuch } from '../no-such.ts';
import { readAct } from './act.ts';
import type { KindOfFault } from './act.ts';
import { cellsOf } from './cells-of.ts';
import { complaint } from './complaint.ts';
import { readConditions } from './condition.ts';
import { limitsOf, onProcesses } from './ground.ts';
import type { Ground } from './ground.ts';
import { wrongFact, wrongName, wrongPlace } from './names.ts';
import type { Ahead } from './names.ts';
import type { PlannedFault, Scenario, Trigger } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import type { ScenarioFile } from './schema.ts';

/** One thing that is wrong with a scenario. */
export interface Flaw {
  /** From 1. */
  readonly line: number;
  /** "faults[0].when"; "" for the whole file. */
  readonly field: string;
  readonly message: string;
}

/** A scenario that cannot be played. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly flaws: readonly Flaw[];
  constructor(file: string, flaws: readonly Flaw[]) {
    const lines = flaws.map(
      ({ line, field, message }) => `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`,
    );
    super(lines.join('\n'));
    this.flaws = flaws;
  }
}

type Path = readonly PropertyKey[];

/**
 * Reads the text of a scenario. `file` is named in errors; `ground`: what it shall be played on, by default processes.
 * Throws ScenarioError, which names every flaw with its line.
 */
export function parseScenario(
  text: string,
  options: { readonly file: string; readonly kinds: readonly KindOfFault[]; readonly ground?: Ground },
): Scenario {
  const { file, kinds, ground = onProcesses } = options;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (path: Path) => lineOf(document, lines, path);
  const fail = (flaws: readonly FlawAt[]): never => {
    throw new ScenarioError(
      file,
      flaws
        .map(({ path, message }) => ({ line: at(path), field: fieldOf(path), message }))
        .sort((a, b) => a.line - b.line),
    );
  };
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new ScenarioError(file, [{ line, field: '', message: `not YAML: ${broken.message}` }]);
  }
  if (!isMap(document.contents))
    return fail([{ path: [], message: 'expected a scenario, with a name and faults' }]);
  const given = document.toJS() as Readonly<Record<string, unknown>>;
  const result = scenarioSchema.safeParse(given);
  const flaws: FlawAt[] = result.success ? [] : flawsOf(result.error.issues, document);
  // Faults that fit the schema are read to their end beside others that do not: all flaws are told at once.
  const ahead = lookAhead(given['stack']);
  const faults = listOf(given['faults']).flatMap((each, index) => {
    const fitting = faultSchema.safeParse(each);
    if (!fitting.success) return [];
    const read = readFault(fitting.data, index, { kinds, ahead });
    flaws.push(...read.flaws.map(({ path, message }) => ({ path: ['faults', index, ...path], message })));
    return read.fault ? [read.fault] : [];
  });
  if (flaws.length > 0 || !result.success) return fail(flaws);
  const scenario = { ...result.data, faults };
  const limits = limitsOf(scenario, kinds, ground);
  return limits.length > 0 ? fail(limits) : scenario;
}

interface FlawAt {
  readonly path: Path;
  readonly message: string;
}

const faultSchema = scenarioSchema.shape.faults.unwrap().element;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What the file's own stack will have; null where it cannot be had as it is. */
function lookAhead(given: unknown): Ahead | null {
  const stack = scenarioSchema.shape.stack.safeParse(given);
  if (!stack.success) return null;
  let cloud: PlannedCloud | null = null;
  return {
    attempts: stack.data.attempts,
    // Most scenarios name nothing of it, and some have ten thousand hosts.
    get cloud() {
      return (cloud ??= planCloud(cellsOf(stack.data), stack.data.replicas));
    },
  };
}

function readFault(
  fault: ScenarioFile['faults'][number],
  index: number,
  { kinds, ahead }: { readonly kinds: readonly KindOfFault[]; readonly ahead: Ahead | null },
): { readonly fault: PlannedFault | null; readonly flaws: readonly FlawAt[] } {
  const { when, where, nth, in: place, at, do: given, heal } = fault;
  const flaws: FlawAt[] = [];
  const add = (path: Path, message: string | null) => {
    if (message !== null) flaws.push({ path, message });
  };
  const act = readAct(given, kinds, { atStep: when !== undefined });
  if ('wrong' in act) add(['do', ...act.path], act.wrong);
  const read = where === undefined ? { text: '', asked: [] } : readConditions(where);
  if ('wrong' in read) add(['where'], read.wrong);
  if (ahead) {
    const wrong = 'wrong' in act ? null : wrongName(act, ahead, fault);
    if (wrong && 'kind' in act)
      add(
        typeof given === 'string' ? ['do'] : ['do', act.kind, wrong.parameter],
        `${act.kind}: ${wrong.wrong}`,
      );
    if ('asked' in read) add(['where'], wrongFact(read.asked, ahead));
    if (place !== undefined && when !== undefined) add(['in'], wrongPlace(place, when, ahead));
  }
  if ('wrong' in act || 'wrong' in read || flaws.length > 0) return { fault: null, flaws };
  const trigger: Trigger =
    when === undefined
      ? { by: 'time', atMs: at ?? 0 }
      : { by: 'step', point: when, conditions: read.text, nth: nth ?? 1, service: place ?? null };
  const moment = trigger.by === 'time' ? `after ${trigger.atMs} ms` : momentText(trigger, where);
  return {
    fault: { id: `f${index + 1}`, trigger, act, healMs: heal, text: `${act.text} ${moment}` },
    flaws,
  };
}

function momentText({ point, nth, service }: Trigger & { by: 'step' }, where: string | undefined): string {
  const which = [where ?? '', nth > 1 ? `hit ${nth}` : '', service ?? ''].filter((part) => part !== '');
  return `at ${point}${which.length > 0 ? ` (${which.join(', ')})` : ''}`;
}

const flawsOf = (issues: readonly z.core.$ZodIssue[], document: Document): FlawAt[] =>
  issues.flatMap(within).flatMap((issue) => flawsOfIssue(issue, document));

/** Of what may be one of several things, the one of which fields are wrong; else that it is none of them. */
function within(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((errors) => errors.some(({ path }) => path.length > 0));
  if (!meant) return [issue];
  return meant.flatMap((inner) => within({ ...inner, path: [...issue.path, ...inner.path] }));
}

function flawsOfIssue(issue: z.core.$ZodIssue, document: Document): FlawAt[] {
  const { path } = issue;
  const last = path.at(-1);
  if (last === 'when' || last === 'step' || path.at(-2) === 'steps') {
    const given = String(document.getIn(path));
    const close = near(given, pointNames as readonly PointName[]);
    const hint = close.length > 0 ? `; near are ${close.join(', ')}` : '';
    return [{ path, message: `there is no step "${given}"${hint}; \`cellflow failpoints list\` names all` }];
  }
  if (issue.code !== 'unrecognized_keys')
    return [{ path, message: complaint(issue, { missing: !document.hasIn(path) }) }];
  const what = named[String(last)];
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: what
      ? noSuch(what, key, fieldsAt(path))
      : complaint({ ...issue, keys: [key] }, { known: fieldsAt(path) }),
  }));
}

/** Fields of the file that hold names instead of fields. */
const named: Readonly<Record<string, string>> = {
  replicas: 'service with replicas',
  servers: 'state of a server',
  faults: 'fault of a server',
  dead_letters: 'reason of a dead letter',
  events: 'type of ledger entry',
};

/** The fields that the schema has at a path. */
function fieldsAt(path: Path): string[] {
  let schema: unknown = scenarioSchema;
  for (const part of path) schema = step(bare(schema), part);
  const { shape, keyType } = bare(schema) as { shape?: object; keyType?: unknown };
  return keyType
    ? [...((keyType as { options?: readonly string[] }).options ?? [])]
    : Object.keys(shape ?? {});
}

const step = (schema: unknown, part: PropertyKey): unknown => {
  const { shape, element } = schema as { shape?: Record<PropertyKey, unknown>; element?: unknown };
  return shape ? shape[part] : element;
};

/** Without what makes it optional, gives it a default or transforms it. */
function bare(schema: unknown): unknown {
  for (;;) {
    const { def } = schema as { def?: { innerType?: unknown; in?: unknown; options?: readonly unknown[] } };
    const inner = def?.innerType ?? def?.in ?? def?.options?.at(-1);
    if (!inner) return schema ?? {};
    schema = inner;
  }
}

const fieldOf = (path: Path): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

/** The line of a field; of what holds it, where it is not there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1]!;
    if (isMap(holder)) {
      const pair = holder.items.find(
        (item) => String((item.key as { value?: unknown }).value) === String(key),
      );
      const range = (pair?.key as { range?: readonly number[] } | undefined)?.range;
      if (range) return lines.linePos(range[0]!).line;
    }
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]!).line;
  }
  return 1;
}
