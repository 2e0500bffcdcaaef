import type { Failpoints, Facts } from './failpoints.ts';
import { parseFailpoints } from './parse.ts';
import type { PointName } from './points.ts';
import { acts, counts } from './rule.ts';
import type { ActionKind, Rule } from './rule.ts';

/** A hit of an armed point that met its conditions: the measured effect of a fault. */
export interface Hit extends Facts {
  readonly point: PointName;
  /** From 1, among the hits of its rule. */
  readonly number: number;
  /** What was done; null where it was not the hit that is acted on. */
  readonly action: ActionKind | null;
}

export interface RuleStatus {
  readonly point: PointName;
  readonly text: string;
  /** Hits that met the conditions. */
  readonly hits: number;
  /** Hits that were acted on. */
  readonly acted: number;
  /** What was known where it acted last; null where it has not. */
  readonly last: Facts | null;
}

export interface FailpointStatus {
  readonly armed: boolean;
  /** Until they disarm by themselves, in ms; null for no such time. */
  readonly remainingMs: number | null;
  /** Those that are armed, or were last. */
  readonly rules: readonly RuleStatus[];
}

/** Arms and disarms the points of one service. */
export interface FailpointControl {
  /**
   * Replaces what is armed, for `ttlMs` or until it is disarmed. Throws FailpointSyntaxError, and FailpointRefusal
   * where this service cannot do what is asked.
   */
  arm(text: string, options?: { readonly ttlMs?: number }): FailpointStatus;
  /** What hangs goes on. The counts stay to be read. */
  disarm(): FailpointStatus;
  status(): FailpointStatus;
}

/** An action that this service cannot do to itself. */
export class FailpointRefusal extends Error {
  override readonly name = 'FailpointRefusal';
}

/** What a point can do to the program it is in. */
export interface Grip {
  readonly exit: () => void;
  readonly kill: () => void;
  /** Null where pausing would pause others as well. */
  readonly pause: (() => void) | null;
}

/** The errors that `error(CODE)` throws. */
export interface ErrorKinds {
  readonly codes: readonly string[];
  make(code: string, message: string): Error;
}

export interface ArmingOptions {
  readonly clock: {
    monotonic(): number;
    after(ms: number, act: () => void): () => void;
    sleep(ms: number): Promise<void>;
  };
  readonly grip: Grip;
  readonly errors: ErrorKinds;
  /** Told every hit before anything is done, since it may be the last that is heard. */
  readonly tell: (hit: Hit) => void;
}

interface Armed {
  readonly rule: Rule;
  hits: number;
  acted: number;
  last: Facts | null;
}

/** The points of one service, disarmed at first. */
export function createFailpoints(options: ArmingOptions): Failpoints & FailpointControl {
  const { clock, grip, errors, tell } = options;
  let rules: readonly Armed[] = [];
  let lease: { readonly until: number; cancel(): void } | null = null;
  let release: (() => void)[] = [];

  function act({ rule: { point, action } }: Armed): Promise<void> | undefined {
    switch (action.kind) {
      case 'exit':
      case 'kill':
        grip[action.kind]();
        // In a process of its own nothing comes after; one service of several must not go on as if nothing were.
        return new Promise(() => undefined);
      case 'pause':
        return void grip.pause?.();
      case 'hang':
        return new Promise((resolve) => void release.push(resolve));
      case 'delay':
        return clock.sleep(action.ms);
      case 'error':
        return Promise.reject(errors.make(action.code, `thrown by the failpoint ${point}`));
    }
  }

  const self = {
    armed: false,
    hit(name: PointName, facts?: Facts) {
      if (!self.armed) return undefined;
      for (const each of rules) {
        if (each.rule.point !== name || !counts(each.rule, facts)) continue;
        each.hits += 1;
        const acting = acts(each.rule, each.hits);
        tell({ ...facts, point: name, number: each.hits, action: acting ? each.rule.action.kind : null });
        if (!acting) continue;
        each.acted += 1;
        each.last = facts ?? {};
        return act(each);
      }
      return undefined;
    },
    arm(text: string, { ttlMs }: { readonly ttlMs?: number } = {}) {
      const parsed = parseFailpoints(text, errors.codes);
      if (grip.pause === null && parsed.some(({ action }) => action.kind === 'pause'))
        throw new FailpointRefusal('pause: this service shares its process; start the stack as processes');
      self.disarm();
      rules = parsed.map((rule) => ({ rule, hits: 0, acted: 0, last: null }));
      self.armed = rules.length > 0;
      if (self.armed && ttlMs !== undefined)
        lease = { until: clock.monotonic() + ttlMs, cancel: clock.after(ttlMs, () => self.disarm()) };
      return self.status();
    },
    disarm() {
      self.armed = false;
      lease?.cancel();
      lease = null;
      const held = release;
      release = [];
      for (const resolve of held) resolve();
      return self.status();
    },
    status: (): FailpointStatus => ({
      armed: self.armed,
      remainingMs: lease && Math.max(0, Math.round(lease.until - clock.monotonic())),
      rules: rules.map(({ rule: { point, text }, hits, acted, last }) => ({
        point,
        text,
        hits,
        acted,
        last,
      })),
    }),
  };
  return self;
}
