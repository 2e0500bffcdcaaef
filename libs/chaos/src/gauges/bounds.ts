/** What is measured, and how much of it a cloud may have. */
export interface Bound {
  /** Never more than this. */
  readonly limit: number;
  /** At rest no more than this above the baseline. */
  readonly tolerance: number;
}

/**
 * Generous on purpose: V8 keeps some of what it has collected, and a pool of connections need not be as it was. What
 * leaks with every boot or every fault passes them within an hour.
 */
export const bounds = {
  rssMib: { limit: 1024, tolerance: 256 },
  descriptors: { limit: 1024, tolerance: 64 },
  connections: { limit: 1000, tolerance: 16 },
  queues: { limit: 1000, tolerance: 16 },
  queued: { limit: 1_000_000, tolerance: 0 },
  clients: { limit: 1000, tolerance: 32 },
  /** Without the ledgers, which are bounded by their own capacity. */
  memoryMib: { limit: 4096, tolerance: 192 },
} as const satisfies Record<string, Bound>;

export type What = keyof typeof bounds;

/** Of one thing at one moment. */
export interface Measured {
  /** "placement-2", "broker", "store" */
  readonly subject: string;
  readonly what: What;
  readonly amount: number;
}
