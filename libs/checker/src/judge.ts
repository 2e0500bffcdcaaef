import type { History } from './history.ts';
import type { Invariant, Need } from './invariant.ts';
import { invariants as all, unjudged } from './invariants/index.ts';
import type { Violation } from './snapshot.ts';

/**
 * `unknown`: a witness is missing. `vacuous`: a fault did not bite, or nothing was looked at. Of a run, the worst of
 * what was asked; anything but `valid` is a failure.
 */
export type Verdict = 'valid' | 'invalid' | 'unknown' | 'vacuous';

export interface InvariantResult {
  readonly id: string;
  readonly name: string;
  readonly statement: string;
  readonly verdict: Verdict;
  readonly violations: readonly Violation[];
  /** How many things were looked at. */
  readonly looked: number;
  /** Witnesses that were not there. */
  readonly missing: readonly Need[];
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly results: readonly InvariantResult[];
}

export interface JudgeOptions {
  /**
   * What the run is about, by id: each must have been looked at. Default: everything that can be judged, where it is no
   * fault that a run gave no occasion for some of it.
   */
  readonly invariants?: readonly string[];
  /** The state in the history is one of rest; else what holds only at rest is left out. */
  readonly quiescent: boolean;
}

const present: { readonly [need in Need]: (history: History) => boolean } = {
  W1: ({ calls }) => calls !== null,
  W2: ({ unread }) => unread.length === 0,
  W3: ({ traffic }) => traffic !== null,
  W4: ({ faults }) => faults !== null,
  W5: ({ guestActs }) => guestActs !== null,
  'dead letters': ({ deadLetters }) => deadLetters !== null,
  'queue depths': ({ queues }) => queues !== null,
  gauges: ({ gauges }) => gauges !== null,
  texts: ({ texts }) => texts !== null,
};

/** Not everybody measures these: unless a run is about them, it may lack them. */
const optional: ReadonlySet<Need> = new Set<Need>(['dead letters', 'queue depths', 'gauges', 'texts']);

/** Judges a history. Throws TypeError for an invariant that is not known. */
export function judge(history: History, options: JudgeOptions): Judgement {
  const asked = options.invariants ? options.invariants.map(invariantOf) : all;
  const results = asked
    .filter(({ atRest }) => options.quiescent || !atRest || options.invariants !== undefined)
    .map((invariant) => judgeOne(invariant, history, options));
  return { verdict: verdictOf(results, options), results };
}

function judgeOne(invariant: Invariant, history: History, options: JudgeOptions): InvariantResult {
  const { id, name, statement, needs, atRest } = invariant;
  const missing = needs.filter((need) => !present[need](history));
  const unjudged = { id, name, statement, violations: [], looked: 0, missing };
  if (missing.length > 0 || (atRest && !options.quiescent)) return { ...unjudged, verdict: 'unknown' };
  const { violations, looked } = invariant.check(history, options);
  const bad: Verdict = id === faultsBiteId ? 'vacuous' : 'invalid';
  const good: Verdict = looked === 0 ? 'vacuous' : 'valid';
  return { ...unjudged, verdict: violations.length > 0 ? bad : good, violations, looked };
}

const faultsBiteId = 'I32';

function verdictOf(results: readonly InvariantResult[], { invariants }: JudgeOptions): Verdict {
  const explicit = invariants !== undefined;
  if (results.some(({ verdict }) => verdict === 'invalid')) return 'invalid';
  const matters = ({ missing }: InvariantResult) =>
    explicit || missing.length === 0 || missing.some((need) => !optional.has(need));
  if (results.some((result) => result.verdict === 'unknown' && matters(result))) return 'unknown';
  const empty = results.some(
    ({ verdict, violations }) => verdict === 'vacuous' && (explicit || violations.length > 0),
  );
  return empty ? 'vacuous' : 'valid';
}

function invariantOf(id: string): Invariant {
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const why = unjudged[id];
  const those = all.map((each) => each.id).join(' ');
  throw new TypeError(`no invariant ${id} can be judged${why ? `, ${why}` : ''}; there are ${those}`);
}
