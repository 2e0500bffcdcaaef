import type { NamedRecord } from '@cellflow/contracts-placement';

/** When the newest of these changed, ms since the epoch; undefined for none: standard names have no such time. */
export const newestOf = (records: readonly NamedRecord[]): number | undefined =>
  Math.max(0, ...records.map((record) => record.updatedAtMs)) || undefined;
