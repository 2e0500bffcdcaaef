import { z } from 'zod';

/**
 * How whoever finds the journal takes a fault back, without the process that injected it. What lives in that process
 * alone, a proxy or a consumer, ends with it and needs no remedy.
 */
export const remedy = z.discriminatedUnion('kind', [
  /** A stopped process goes on. `bornAt` tells it from a later one of the same id. */
  z.object({ kind: z.literal('continue'), pid: z.number().int(), bornAt: z.string() }),
  /** Failpoints are disarmed at a service's door. */
  z.object({ kind: z.literal('disarm'), healthUrl: z.string() }),
  /** Settings of Redis get their values back. */
  z.object({
    kind: z.literal('store-settings'),
    url: z.string(),
    settings: z.record(z.string(), z.string()),
  }),
  /** An alarm of the broker is cleared, with the program that controls it. */
  z.object({
    kind: z.literal('broker-control'),
    command: z.array(z.string()),
    env: z.record(z.string(), z.string()),
    args: z.array(z.string()),
    alarm: z.enum(['mem_alarm', 'disk_free_alarm']),
  }),
  /** A queue is bound again, and gets what waits in the holding queue. */
  z.object({
    kind: z.literal('held-queue'),
    brokerUrl: z.string(),
    management: z.object({ url: z.string(), user: z.string(), password: z.string() }),
    vhost: z.string(),
    queue: z.string(),
    holding: z.string(),
  }),
  /** Users, queues and bindings are put back as the topology has them. */
  z.object({
    kind: z.literal('definitions'),
    management: z.object({ url: z.string(), user: z.string(), password: z.string() }),
    definitions: z.unknown(),
  }),
]);
export type Remedy = z.infer<typeof remedy>;

/** A remedy that is on disk. */
export interface Noted {
  /** The fault is healed: the remedy is no longer needed. Calling it again does nothing. */
  settle(): Promise<void>;
}

export interface Undo {
  /** Resolves when it is on disk; only then may the fault act. */
  note(remedy: Remedy): Promise<Noted>;
}
