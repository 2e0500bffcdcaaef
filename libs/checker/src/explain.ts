import type { InvariantResult, Judgement } from './judge.ts';
import type { Violation } from './snapshot.ts';

/** Longer texts are cut: the history has the whole. */
const maxText = 160;

/** One violation: what is wrong, then the entries that show it, in columns. */
export function explainViolation({ invariant, instanceUuid, message, shows }: Violation): string {
  const head = [invariant, instanceUuid, message].filter(Boolean).join(' ');
  const width = Math.max(0, ...shows.map(({ position }) => position.length));
  const lines = shows.map(
    ({ witness, position, text }) => `  ${witness}  ${position.padEnd(width)}  ${cut(text)}`,
  );
  return [head, ...lines].join('\n');
}

const cut = (text: string) => (text.length <= maxText ? text : `${text.slice(0, maxText - 1)}…`);

/** One line per invariant, then every violation with its sub-history. Ends with the verdict. */
export function explain({ verdict, results }: Judgement): string {
  const violations = results.flatMap((result) => result.violations);
  return [
    ...results.map(lineOf),
    ...violations.flatMap((violation) => ['', explainViolation(violation)]),
    ...['', `verdict: ${verdict}`],
  ].join('\n');
}

function lineOf({ id, name, verdict, looked, violations, missing }: InvariantResult): string {
  const seen = missing.length > 0 ? `missing: ${missing.join(', ')}` : `${looked} looked at`;
  const bad = violations.length > 0 ? `, ${violations.length} violations` : '';
  return `${id.padEnd(4)} ${name.padEnd(28)} ${verdict.padEnd(8)} ${seen}${bad}`;
}
