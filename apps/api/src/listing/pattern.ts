/** A pattern that cannot be used; the message says why. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** One step of a compiled pattern. `next` and `other` are indexes of steps. */
type Step =
  | { readonly kind: 'char'; readonly takes: (char: string) => boolean; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'start'; next: number }
  | { readonly kind: 'end'; next: number }
  | { readonly kind: 'found' };

/** Steps of a pattern at most: with the length of a name this bounds the work of a search. */
const maxSteps = 256;

/**
 * Compiles a regular expression (literals, `.`, classes, groups, `|`, `*`, `+`, `?`, `{m,n}`, `^`, `$`, `\d \w \s`)
 * into a search that takes time proportional to the text, whatever the pattern: a backtracking engine can be made to
 * run for ever by whoever may name a server and list them. Case is ignored. Throws PatternError.
 */
export function compilePattern(source: string): (text: string) => boolean {
  const parser = new Parser(source);
  const begin = parser.parse();
  const steps = parser.steps;
  return (text) => search(steps, begin, text.toLowerCase());
}

/** Follows every way through the steps at once (Thompson's simulation), from every position of the text. */
function search(steps: readonly Step[], begin: number, text: string): boolean {
  const chars = [...text];
  let active = new Set<number>();
  for (let at = 0; at <= chars.length; at++) {
    if (reach(steps, active, begin, { at, last: chars.length })) return true;
    const next = new Set<number>();
    for (const index of active) {
      const step = steps[index]!;
      if (step.kind !== 'char' || at === chars.length || !step.takes(chars[at]!)) continue;
      if (reach(steps, next, step.next, { at: at + 1, last: chars.length })) return true;
    }
    active = next;
  }
  return false;
}

/** Adds every step that can be reached from `from` without taking a character. True when the pattern is found. */
function reach(
  steps: readonly Step[],
  into: Set<number>,
  from: number,
  place: { at: number; last: number },
): boolean {
  const pending = [from];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (into.has(index)) continue;
    into.add(index);
    const step = steps[index]!;
    if (step.kind === 'found') return true;
    if (step.kind === 'fork') pending.push(step.next, step.other);
    if (step.kind === 'start' && place.at === 0) pending.push(step.next);
    if (step.kind === 'end' && place.at === place.last) pending.push(step.next);
  }
  return false;
}

/** Builds a part of the pattern in front of the step `next`; gives the index of its first step. */
type Part = (next: number) => number;

const classes: { readonly [letter: string]: (char: string) => boolean } = {
  d: (char) => /\d/.test(char),
  w: (char) => /\w/.test(char),
  s: (char) => /\s/.test(char),
};

/** The text is searched in lower case. */
const literal = (char: string) => {
  const wanted = char.toLowerCase();
  return (each: string) => each === wanted;
};

class Parser {
  readonly steps: Step[] = [];
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  parse(): number {
    const whole = this.alternatives();
    if (this.at < this.source.length) throw new PatternError("it has a ')' too many");
    return whole(this.add({ kind: 'found' }));
  }

  private add(step: Step): number {
    if (this.steps.length >= maxSteps) throw new PatternError('it is too long');
    return this.steps.push(step) - 1;
  }

  private peek(): string | undefined {
    return this.source[this.at];
  }

  private alternatives(): Part {
    const branches = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    return branches.reduceRight((rest, branch) => (next) => {
      const other = rest(next);
      return this.add({ kind: 'fork', next: branch(next), other });
    });
  }

  private sequence(): Part {
    const parts: Part[] = [];
    for (let char = this.peek(); char !== undefined && char !== '|' && char !== ')'; char = this.peek())
      parts.push(this.repeated(this.atom()));
    return (next) => parts.reduceRight((following, part) => part(following), next);
  }

  private repeated(part: Part): Part {
    const counts = /^(?:[*+?]|\{(\d{1,3})(,(\d{0,3}))?\})\??/.exec(this.source.slice(this.at));
    if (!counts) return part;
    this.at += counts[0].length;
    if (/^[*+?{]/.test(this.source.slice(this.at))) throw new PatternError('it repeats a repetition');
    const sign = counts[0][0];
    if (sign === '*') return this.any(part);
    if (sign === '+') return (next) => part(this.any(part)(next));
    if (sign === '?') return this.optional(part);
    const least = Number(counts[1]);
    const most = counts[2] === undefined ? least : counts[3] === '' ? Infinity : Number(counts[3]);
    if (most < least) throw new PatternError('it repeats from more to less');
    return (next) => this.times(part, { least, most }, next);
  }

  private times(part: Part, counts: { least: number; most: number }, next: number): number {
    let begin = counts.most === Infinity ? this.any(part)(next) : next;
    const optional = counts.most === Infinity ? 0 : counts.most - counts.least;
    for (let index = 0; index < optional; index++) begin = this.optional(part)(begin);
    for (let index = 0; index < counts.least; index++) begin = part(begin);
    return begin;
  }

  private any(part: Part): Part {
    return (next) => {
      const fork: Step = { kind: 'fork', next, other: next };
      const index = this.add(fork);
      fork.next = part(index);
      return index;
    };
  }

  private optional(part: Part): Part {
    return (next) => this.add({ kind: 'fork', next: part(next), other: next });
  }

  private atom(): Part {
    const char = this.source[this.at++]!;
    if (char === '(') return this.group();
    if (char === '[') return this.taking(this.charClass());
    if (char === '.') return this.taking(() => true);
    if (char === '^') return (next) => this.add({ kind: 'start', next });
    if (char === '$') return (next) => this.add({ kind: 'end', next });
    if (char === '\\') return this.taking(this.escaped());
    if (char === '*' || char === '+' || char === '?')
      throw new PatternError(`there is nothing to repeat before '${char}'`);
    return this.taking(literal(char));
  }

  private taking(takes: (char: string) => boolean): Part {
    return (next) => this.add({ kind: 'char', takes, next });
  }

  private group(): Part {
    if (this.source.startsWith('?:', this.at)) this.at += 2;
    const inner = this.alternatives();
    if (this.source[this.at++] !== ')') throw new PatternError("a '(' is not closed");
    return inner;
  }

  private escaped(): (char: string) => boolean {
    const letter = this.source[this.at++];
    if (letter === undefined) throw new PatternError("it ends in '\\'");
    if (/[1-9]/.test(letter)) throw new PatternError('it refers back to a group');
    const known = classes[letter.toLowerCase()];
    if (!known) return literal(letter);
    return letter === letter.toLowerCase() ? known : (char) => !known(char);
  }

  private charClass(): (char: string) => boolean {
    const negated = this.peek() === '^';
    if (negated) this.at++;
    const tests: ((char: string) => boolean)[] = [];
    while (this.peek() !== ']' || tests.length === 0) {
      const char = this.source[this.at++];
      if (char === undefined) throw new PatternError("a '[' is not closed");
      tests.push(char === '\\' ? this.escaped() : this.range(char));
    }
    this.at++;
    return (char) => tests.some((test) => test(char)) !== negated;
  }

  private range(from: string): (char: string) => boolean {
    const to = this.source[this.at + 1];
    if (this.peek() !== '-' || to === ']' || to === undefined) return literal(from);
    this.at += 2;
    if (to < from) throw new PatternError(`the range ${from}-${to} is the wrong way round`);
    const [low, high] = [from.toLowerCase(), to.toLowerCase()];
    return (char) => char >= low && char <= high;
  }
}
