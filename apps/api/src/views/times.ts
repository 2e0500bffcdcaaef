/** "2026-11-21T06:55:53Z"; null for 0. */
export const toSeconds = (ms: number): string | null =>
  ms === 0 ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** "2026-11-21T06:55:53.123000", as Nova writes the times of actions and launches; null for 0. */
export const toMicros = (ms: number): string | null =>
  ms === 0 ? null : `${new Date(ms).toISOString().slice(0, 23)}000`;
