/** A number that was measured. Its name ends in its unit: "p99, ms", "claims/s". */
export type Figures = Readonly<Record<string, number>>;

/** What one of the figures of a row is to be at least, or at most. */
export interface Target {
  readonly figure: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Row {
  readonly what: string;
  readonly figures: Figures;
  readonly target?: Target;
  /** The same of OpenStack's own Placement, in its unit. */
  readonly openstack?: string;
}

/** One table. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

export function isMet({ figures, target }: Row): boolean | null {
  if (!target) return null;
  const value = figures[target.figure] ?? NaN;
  return value <= (target.atMost ?? Infinity) && value >= (target.atLeast ?? -Infinity);
}
