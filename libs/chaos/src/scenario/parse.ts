import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { near, pointNames } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { z } from 'zod';
import { readAct } from './act.ts';
import type { KindOfFault } from './act.ts';
import { complaint } from './complaint.ts';
import { readConditions } from './condition.ts';
import { limitsOf, onProcesses } from './ground.ts';
import type { Ground } from './ground.ts';
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
  const fail = (flaws: readonly { path: Path; message: string }[]): never => {
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
  const result = scenarioSchema.safeParse(document.toJS());
  if (!result.success) return fail(result.error.issues.map((issue) => flawOf(issue, document)));
  const flaws: { path: Path; message: string }[] = [];
  const faults = result.data.faults.flatMap((fault, index) => {
    const read = readFault(fault, index, kinds);
    if ('id' in read) return [read];
    flaws.push({ path: ['faults', index, ...read.path], message: read.wrong });
    return [];
  });
  if (flaws.length > 0) return fail(flaws);
  const scenario = { ...result.data, faults };
  const limits = limitsOf(scenario, kinds, ground);
  return limits.length > 0 ? fail(limits) : scenario;
}

function readFault(
  fault: ScenarioFile['faults'][number],
  index: number,
  kinds: readonly KindOfFault[],
): PlannedFault | { readonly wrong: string; readonly path: Path } {
  const act = readAct(fault.do, kinds, { atStep: fault.when !== undefined });
  if ('wrong' in act) return { wrong: act.wrong, path: ['do', ...act.path] };
  let conditions = '';
  if (fault.where !== undefined) {
    const read = readConditions(fault.where);
    if (typeof read !== 'string') return { wrong: read.wrong, path: ['where'] };
    conditions = read;
  }
  const trigger: Trigger =
    fault.when === undefined
      ? { by: 'time', atMs: fault.at ?? 0 }
      : { by: 'step', point: fault.when, conditions, nth: fault.nth ?? 1, service: fault.in ?? null };
  const moment = trigger.by === 'time' ? `after ${trigger.atMs} ms` : momentText(trigger, fault.where);
  return { id: `f${index + 1}`, trigger, act, healMs: fault.heal, text: `${act.text} ${moment}` };
}

function momentText({ point, nth, service }: Trigger & { by: 'step' }, where: string | undefined): string {
  const which = [where ?? '', nth > 1 ? `hit ${nth}` : '', service ?? ''].filter((part) => part !== '');
  return `at ${point}${which.length > 0 ? ` (${which.join(', ')})` : ''}`;
}

function flawOf(issue: z.core.$ZodIssue, document: Document): { path: Path; message: string } {
  const last = issue.path.at(-1);
  if (last === 'when' || last === 'step') {
    const given = String(document.getIn(issue.path));
    const close = near(given, pointNames as readonly PointName[]);
    const hint = close.length > 0 ? `; near are ${close.join(', ')}` : '';
    return {
      path: issue.path,
      message: `there is no step "${given}"${hint}; \`cellflow failpoints list\` names all`,
    };
  }
  if (issue.code === 'unrecognized_keys')
    return {
      path: [...issue.path, issue.keys[0]!],
      message: complaint(issue, fieldsAt(issue.path)),
    };
  return { path: issue.path, message: complaint(issue) };
}

/** The fields that the schema has at a path. */
function fieldsAt(path: Path): string[] {
  let schema: unknown = scenarioSchema;
  for (const part of path) schema = step(bare(schema), part);
  const { shape } = bare(schema) as { shape?: object };
  return Object.keys(shape ?? {});
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
