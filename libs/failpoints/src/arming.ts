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
  /** Who has armed it. */
  readonly holder: string;
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

/** Arms and disarms the points of one service. Several may hold points at a time, each under a name of its own. */
export interface FailpointControl {
  /**
   * Replaces what this holder has armed, for `ttlMs` or until it is disarmed. What others have armed stays, with its
   * counts. Throws FailpointSyntaxError, and FailpointRefusal where this service cannot do what is asked.
   */
  arm(text: string, options?: { readonly ttlMs?: number; readonly holder?: string }): FailpointStatus;
  /** What hangs goes on. The counts stay to be read. Without a holder: everything. */
  disarm(holder?: string): FailpointStatus;
  /** Without a holder: everything that is armed, in the order in which it came; else what was last. */
  status(holder?: string): FailpointStatus;
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

/** What one holder has armed, or had. */
interface Holding {
  readonly holder: string;
  readonly rules: readonly Armed[];
  /** When it disarms by itself, on the service's clock; null for never. */
  readonly until: number | null;
  on: boolean;
  cancel(): void;
  readonly release: (() => void)[];
}

/** The points of one service, disarmed at first. */
export function createFailpoints(options: ArmingOptions): Failpoints & FailpointControl {
  const { clock, grip, errors, tell } = options;
  const holdings = new Map<string, Holding>();
  const held = () => [...holdings.values()].filter(({ on }) => on);

  function act({ rule: { point, action } }: Armed, { release }: Holding): Promise<void> | undefined {
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

  function end(holding: Holding): void {
    holding.on = false;
    holding.cancel();
    self.armed = held().length > 0;
    for (const resolve of holding.release.splice(0)) resolve();
  }

  const self = {
    armed: false,
    hit(name: PointName, facts?: Facts) {
      if (!self.armed) return undefined;
      for (const holding of held()) {
        for (const each of holding.rules) {
          if (each.rule.point !== name || !counts(each.rule, facts)) continue;
          each.hits += 1;
          const acting = acts(each.rule, each.hits);
          tell({ ...facts, point: name, number: each.hits, action: acting ? each.rule.action.kind : null });
          if (!acting) continue;
          each.acted += 1;
          each.last = facts ?? {};
          return act(each, holding);
        }
      }
      return undefined;
    },
    arm(text: string, { ttlMs, holder = '' }: { readonly ttlMs?: number; readonly holder?: string } = {}) {
      const parsed = parseFailpoints(text, errors.codes);
      if (grip.pause === null && parsed.some(({ action }) => action.kind === 'pause'))
        throw new FailpointRefusal('pause: this service shares its process; start the stack as processes');
      self.disarm(holder);
      holdings.delete(holder);
      const holding: Holding = {
        holder,
        rules: parsed.map((rule) => ({ rule, hits: 0, acted: 0, last: null })),
        until: ttlMs === undefined ? null : clock.monotonic() + ttlMs,
        on: parsed.length > 0,
        cancel: () => undefined,
        release: [],
      };
      if (holding.on && ttlMs !== undefined) holding.cancel = clock.after(ttlMs, () => end(holding));
      holdings.set(holder, holding);
      self.armed = held().length > 0;
      return self.status(holder);
    },
    disarm(holder?: string) {
      const those = holder === undefined ? [...holdings.keys()] : [holder];
      for (const each of those) {
        const holding = holdings.get(each);
        if (holding) end(holding);
      }
      return self.status(holder);
    },
    status(holder?: string): FailpointStatus {
      const on = held();
      const all = on.length > 0 ? on : [...holdings.values()];
      const those =
        holder === undefined ? all : [...holdings.values()].filter((each) => each.holder === holder);
      const untils = those.filter((each) => each.on).map(({ until }) => until ?? Infinity);
      const lastMs = Math.max(...untils);
      return {
        armed: untils.length > 0,
        remainingMs: Number.isFinite(lastMs) ? Math.max(0, Math.round(lastMs - clock.monotonic())) : null,
        rules: those.flatMap(({ holder, rules }) =>
          rules.map(({ rule: { point, text }, hits, acted, last }) => ({
            ...{ holder, point, text, hits, acted, last },
          })),
        ),
      };
    },
  };
  return self;
}
