import { rpcErrors } from '@cellflow/rpc';
import { eventTypes } from '@cellflow/store';
import { z } from 'zod';

export const states = ['ACTIVE', 'ERROR', 'DELETED', 'BUILD'] as const;
export type ServerState = (typeof states)[number];

/** Nova's names of the faults with which a server ends, and what the API gives up for good. */
export const faultNames = [
  'NoValidHost',
  'MaxRetriesExceeded',
  'BuildAbortException',
  'MessageLost',
] as const;
export type FaultName = (typeof faultNames)[number];

/** Why a message is dead, in the words of whoever gave it up: a service, or the broker. */
export const deathReasons = [...rpcErrors.codes, 'delivery_limit', 'rejected', 'expired', 'maxlen'];

export const verdicts = ['valid', 'invalid', 'unknown', 'vacuous'] as const;
export type RunVerdict = (typeof verdicts)[number];

/** How many there must be. */
export interface Range {
  readonly atLeast: number;
  readonly atMost: number;
}

/** What a run must have come to. What is not said may be anything. */
export interface Expectation {
  readonly verdict: RunVerdict;
  /** States of which every server must have one; null: any. */
  readonly all: readonly ServerState[] | null;
  readonly servers: Partial<Readonly<Record<ServerState, Range>>>;
  /** By the name of the fault that a server in ERROR has: NoValidHost, MaxRetriesExceeded... */
  readonly faults: Readonly<Record<string, Range>>;
  /** Calls of the API: those that were refused, and those whose outcome nobody learnt. */
  readonly calls: { readonly refused?: Range; readonly unknown?: Range };
  /** By why they are dead: MALFORMED, TOO_LARGE, delivery_limit. Of those that are not named there must be none; null: any. */
  readonly deadLetters: Readonly<Record<string, Range>> | null;
  /** Entries of all ledgers by their type: "allocation.restored". */
  readonly events: Readonly<Record<string, Range>>;
}

/** What came out of a run, as far as expectations speak of it. */
export interface Outcome {
  readonly verdict: RunVerdict;
  readonly servers: Readonly<Partial<Record<ServerState, number>>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly calls: { readonly refused: number; readonly unknown: number };
  readonly deadLetters: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
}

const rangeHelp = 'expected a number, ">= 1" or "<= 1"';
const range = z
  .union([z.number().int().min(0), z.string().regex(/^(>=|<=)?\s*\d+$/, rangeHelp)], { error: rangeHelp })
  .transform(readRange)
  .describe('A number, ">= 1" or "<= 1"');

function readRange(value: number | string): Range {
  if (typeof value === 'number') return { atLeast: value, atMost: value };
  const count = Number(/\d+$/.exec(value)![0]);
  return {
    atLeast: value.startsWith('<=') ? 0 : count,
    atMost: value.startsWith('>=') ? Infinity : count,
  };
}

const allForm = `all (${states.join('|')})( or (${states.join('|')}))*`;
const short = new RegExp(`^(${allForm}|${verdicts.join('|')})$`);
const shortHelp = `expected "all ACTIVE", "all ACTIVE or ERROR", one of ${verdicts.join(', ')}, or fields`;

/** What stands behind `expect:`. */
export const expectation = z
  .union(
    [
      z.string().regex(short, shortHelp),
      z.strictObject({
        all: z.array(z.enum(states)).min(1).optional().describe('States of which every server must have one'),
        servers: z.partialRecord(z.enum(states), range).default({}).describe('How many servers by state'),
        faults: z
          .partialRecord(z.enum(faultNames), range)
          .default({})
          .describe('How many servers in ERROR by the name of their fault: NoValidHost, MaxRetriesExceeded'),
        calls: z.strictObject({ refused: range.optional(), unknown: range.optional() }).default({}),
        dead_letters: z
          .union([z.literal('any').transform(() => null), z.partialRecord(z.enum(deathReasons), range)])
          .default({})
          .describe('How many dead letters by their reason: MALFORMED, TOO_LARGE; none of any other. Or any'),
        events: z
          .partialRecord(z.enum(eventTypes), range)
          .default({})
          .describe('How many entries of all ledgers by their type: allocation.restored'),
        verdict: z.enum(verdicts).default('valid'),
      }),
    ],
    { error: shortHelp },
  )
  .transform((value): Expectation => {
    if (typeof value !== 'string') {
      const { dead_letters: deadLetters, all = null, ...others } = value;
      // Its fields are names of the tables above, each with a range.
      return { ...others, all, deadLetters } as Expectation;
    }
    const nothing = { servers: {}, faults: {}, calls: {}, deadLetters: {}, events: {} };
    if (!value.startsWith('all ')) return { verdict: value as RunVerdict, all: null, ...nothing };
    return { verdict: 'valid', all: value.slice('all '.length).split(' or ') as ServerState[], ...nothing };
  });

const within = ({ atLeast, atMost }: Range, count: number) => count >= atLeast && count <= atMost;

const none: Range = { atLeast: 0, atMost: 0 };

const rangeText = ({ atLeast, atMost }: Range): string =>
  atLeast === atMost ? String(atLeast) : atMost === Infinity ? `at least ${atLeast}` : `at most ${atMost}`;

/** Everything in which a run differs from what was expected of it; none: it is as expected. */
export function differences(expected: Expectation, outcome: Outcome): string[] {
  const found: string[] = [];
  const compare = (what: string, wanted: Range | undefined, count: number) => {
    if (wanted && !within(wanted, count))
      found.push(`expected ${rangeText(wanted)} ${what}, there are ${count}`);
  };
  if (expected.verdict !== outcome.verdict)
    found.push(`expected the verdict ${expected.verdict}, it is ${outcome.verdict}`);
  const { all } = expected;
  if (all) {
    const others = states.filter((state) => !all.includes(state) && (outcome.servers[state] ?? 0) > 0);
    for (const state of others)
      found.push(`expected all ${all.join(' or ')}, there are ${outcome.servers[state]} ${state}`);
    if (states.every((state) => (outcome.servers[state] ?? 0) === 0))
      found.push(`expected all ${all.join(' or ')}, there is no server`);
  }
  for (const state of states)
    compare(`servers in ${state}`, expected.servers[state], outcome.servers[state] ?? 0);
  for (const [fault, wanted] of Object.entries(expected.faults))
    compare(`servers with the fault ${fault}`, wanted, outcome.faults[fault] ?? 0);
  compare('refused calls', expected.calls.refused, outcome.calls.refused);
  compare('calls of unknown outcome', expected.calls.unknown, outcome.calls.unknown);
  for (const reason of new Set(Object.keys({ ...expected.deadLetters, ...outcome.deadLetters })))
    if (expected.deadLetters)
      compare(
        `dead letters: ${reason}`,
        expected.deadLetters[reason] ?? none,
        outcome.deadLetters[reason] ?? 0,
      );
  for (const [type, wanted] of Object.entries(expected.events))
    compare(`entries ${type}`, wanted, outcome.events[type] ?? 0);
  return found;
}
