import type { Facts } from './failpoints.ts';
import type { PointName } from './points.ts';

/**
 * `exit`, `kill`: the process ends, by itself or by SIGKILL. `pause`: SIGSTOP, until somebody sends SIGCONT. `hang`:
 * the code stands there until the point is disarmed. `error`: the code throws.
 */
export type Action =
  | { readonly kind: 'exit' | 'kill' | 'pause' | 'hang' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'error'; readonly code: string };

export type ActionKind = Action['kind'];

/** A fact that a hit must have, or must not have, to count. */
export interface Condition {
  readonly fact: keyof Facts;
  readonly equal: boolean;
  readonly value: string;
}

/** What is to happen where. */
export interface Rule {
  readonly point: PointName;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  /** Which of the hits that count are acted on: the `nth` alone, all from it on, or (null) every one. */
  readonly from: { readonly nth: number; readonly on: boolean } | null;
  /** As it was written. */
  readonly text: string;
}

/** Whether a hit with these facts counts. A fact that is not known there meets no condition. */
export const counts = (rule: Rule, facts: Facts | undefined): boolean =>
  rule.conditions.every(({ fact, equal, value }) => {
    const known = facts?.[fact];
    return known !== undefined && (String(known) === value) === equal;
  });

/** Whether the hit of this number, from 1, is acted on. */
export const acts = ({ from }: Rule, number: number): boolean =>
  from === null || (from.on ? number >= from.nth : number === from.nth);
