import { parseDuration } from './duration.ts';
import type { Facts } from './failpoints.ts';
import { near } from './near.ts';
import { isPointName, pointNames } from './points.ts';
import type { PointName } from './points.ts';
import type { Action, Condition, Rule } from './rule.ts';

/** A text that arms nothing. The message names the position, from 1, and what is possible there. */
export class FailpointSyntaxError extends Error {
  override readonly name = 'FailpointSyntaxError';
  readonly position: number;
  constructor(at: number, message: string) {
    super(`position ${at + 1}: ${message}`);
    this.position = at + 1;
  }
}

const facts: readonly (keyof Facts)[] = ['instance', 'attempt', 'host'];
const plain = ['exit', 'kill', 'pause', 'hang'] as const;
const actionNames = [...plain, 'delay(500ms)', 'error', 'error(CODE)'];
/** Thrown by an `error` that names no code. */
const defaultCode = 'INTERNAL';

/**
 * Reads `point[attempt==2]=action@n; ...`. `[fact==value]` and `[fact!=value]` may be repeated and must all hold;
 * `@n` acts on the n-th hit alone, `@n+` from the n-th on. `codes` are those that errors may have. An empty text is no
 * rule. Throws FailpointSyntaxError.
 */
export function parseFailpoints(text: string, codes: readonly string[]): Rule[] {
  const rules: Rule[] = [];
  let at = 0;
  for (const part of text.split(/[;\n]/)) {
    if (part.trim() !== '') rules.push(parseRule(part, at, codes));
    at += part.length + 1;
  }
  return rules;
}

/** One rule, from left to right. */
class Reader {
  readonly text: string;
  private readonly start: number;
  at = 0;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
    this.skip();
  }

  /** What comes next, if it is of this form; blanks after it are passed. */
  take(form: RegExp): string | null {
    const sticky = new RegExp(form.source, 'y');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0] ?? null;
    if (found === null) return null;
    this.at += found.length;
    this.skip();
    return found;
  }

  fail(message: string, at = this.at): never {
    throw new FailpointSyntaxError(this.start + at, message);
  }

  /** What stands here, for a message. */
  get here(): string {
    const rest = this.text.slice(this.at).trim();
    return rest === '' ? 'the end' : `"${rest.length > 20 ? `${rest.slice(0, 20)}...` : rest}"`;
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

function parseRule(part: string, start: number, codes: readonly string[]): Rule {
  const reader = new Reader(part, start);
  const point = parsePoint(reader);
  const conditions: Condition[] = [];
  while (reader.take(/\[/)) conditions.push(parseCondition(reader));
  if (!reader.take(/=/)) reader.fail(`expected "=" and an action after ${point}, found ${reader.here}`);
  const action = parseAction(reader, codes);
  const from = parseFrom(reader);
  if (reader.at < part.length) reader.fail(`expected "@n", "@n+", ";" or the end, found ${reader.here}`);
  return { point, conditions, action, from, text: part.trim() };
}

function parsePoint(reader: Reader): PointName {
  const at = reader.at;
  const name = reader.take(/[\w.-]+/);
  if (name === null) return reader.fail(`expected the name of a point, found ${reader.here}`);
  if (isPointName(name)) return name;
  const close = near(name, pointNames);
  const hint = close.length > 0 ? `near are ${close.join(', ')}` : 'see `cellflow failpoints list`';
  return reader.fail(`there is no point "${name}"; ${hint}`, at);
}

function parseCondition(reader: Reader): Condition {
  const at = reader.at;
  const name = reader.take(/\w+/);
  const fact = facts.find((each) => each === name);
  if (!fact)
    return reader.fail(`expected one of the facts ${facts.join(', ')}, found ${name ?? reader.here}`, at);
  const sign = reader.take(/==|!=/);
  if (!sign) return reader.fail(`expected "==" or "!=" after ${fact}, found ${reader.here}`);
  const value = reader.take(/[^\]\s]+/);
  if (value === null) return reader.fail(`expected a value for ${fact}, found ${reader.here}`);
  if (!reader.take(/\]/)) return reader.fail(`expected "]", found ${reader.here}`);
  return { fact, equal: sign === '==', value };
}

function parseAction(reader: Reader, codes: readonly string[]): Action {
  const at = reader.at;
  const word = reader.take(/\w+/);
  const argumentAt = reader.at + 1;
  const given = reader.take(/\([^)]*\)/);
  const argument = given?.slice(1, -1).trim();
  if (word === 'delay') {
    const ms = parseDuration(argument ?? '');
    if (ms === null)
      return reader.fail('delay wants a time, such as delay(500ms), delay(2s) or delay(1m)', at);
    return { kind: 'delay', ms };
  }
  if (word === 'error') {
    const code = argument ?? defaultCode;
    if (codes.includes(code)) return { kind: 'error', code };
    return reader.fail(`there is no error "${code}"; there are ${codes.join(', ')}`, argumentAt);
  }
  const kind = plain.find((each) => each === word);
  if (!kind) {
    const found = word === null ? reader.here : `"${word}"`;
    return reader.fail(`expected one of ${actionNames.join(', ')}, found ${found}`, at);
  }
  if (argument !== undefined) return reader.fail(`${kind} takes nothing in brackets`, at);
  return { kind };
}

function parseFrom(reader: Reader): Rule['from'] {
  if (!reader.take(/@/)) return null;
  const at = reader.at;
  const number = reader.take(/\d+\+?/);
  if (number === null || parseInt(number, 10) < 1)
    return reader.fail(
      `expected the number of a hit from 1, such as 2 or 2+, found ${number ?? reader.here}`,
      at,
    );
  return { nth: parseInt(number, 10), on: number.endsWith('+') };
}
