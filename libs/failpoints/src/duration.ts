const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** "500ms", "2s", "1.5m", "1h" in ms; null for anything else. */
export function parseDuration(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  return parts && Math.round(Number(parts[1]) * unitsMs[parts[2] as keyof typeof unitsMs]);
}
