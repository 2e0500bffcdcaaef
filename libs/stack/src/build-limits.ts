/** How long and how often builds may be tried. */
export interface BuildLimits {
  /** Hosts tried per server, the first included. */
  readonly maxAttempts: number;
  /** How long one attempt may take. */
  readonly buildTimeoutMs: number;
  /** How long a build may stay silent. */
  readonly leaseMs: number;
  /** From when a message that nothing came of counts as gone. Default: the API's own. */
  readonly redriveAfterMs?: number;
  /** How often it is sent again. Default: the API's own. */
  readonly maxRedrives?: number;
}

export const defaultBuildLimits: BuildLimits = { maxAttempts: 3, buildTimeoutMs: 60_000, leaseMs: 15_000 };

/** The limits that were given, without those left undefined. */
export function definedLimits(limits: Partial<BuildLimits>): Partial<BuildLimits> {
  const { maxAttempts, buildTimeoutMs, leaseMs, redriveAfterMs, maxRedrives } = limits;
  const named = { maxAttempts, buildTimeoutMs, leaseMs, redriveAfterMs, maxRedrives };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
