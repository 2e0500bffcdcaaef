import { z } from 'zod';

const management = z.object({ url: z.string(), user: z.string(), password: z.string() });

/**
 * How whoever finds the journal takes a fault back, without the process that injected it. What lives in that process
 * alone, a proxy or a consumer, ends with it and needs no remedy; so do processes, which end with it too. Containers do
 * not.
 */
export const remedy = z.discriminatedUnion('kind', [
  /** A stopped process goes on. `bornAt` tells it from a later one of the same id. */
  z.object({ kind: z.literal('continue'), pid: z.number().int(), bornAt: z.string() }),
  /** Failpoints are disarmed at a service's door. */
  z.object({ kind: z.literal('disarm'), healthUrl: z.string() }),
  /** Settings of Redis get their values back. */
  z.object({
    ...{ kind: z.literal('store-settings'), url: z.string() },
    settings: z.record(z.string(), z.string()),
  }),
  /** An alarm of the broker is cleared by the program that controls it. */
  z.object({
    ...{ kind: z.literal('alarm'), management, args: z.array(z.string()) },
    control: z.object({ command: z.array(z.string()), env: z.record(z.string(), z.string()) }),
  }),
  /** A queue is bound again and gets what waits in the queue that stood in for it; then that one goes, with its user. */
  z.object({
    ...{ kind: z.literal('interposed'), management, brokerUrl: z.string() },
    ...{ vhost: z.string(), queue: z.string(), name: z.string() },
    bindings: z.array(z.object({ exchange: z.string(), routingKey: z.string() })),
  }),
  /** A script of Redis that does not end is ended. */
  z.object({ kind: z.literal('script-kill'), url: z.string() }),
  /** Users, queues and bindings are put back as the topology has them. */
  z.object({ kind: z.literal('definitions'), management, definitions: z.unknown() }),
  /** A container is started. */
  z.object({ kind: z.literal('start-container'), container: z.string() }),
  /** A paused container goes on. */
  z.object({ kind: z.literal('unpause-container'), container: z.string() }),
  /** A container is put back into a network under these names. */
  z.object({
    ...{ kind: z.literal('join-network'), container: z.string(), network: z.string() },
    aliases: z.array(z.string()),
  }),
  /** Everything of a compose project is removed. */
  z.object({ kind: z.literal('remove-project'), project: z.string() }),
]);
export type Remedy = z.infer<typeof remedy>;
export type RemedyOf<K extends Remedy['kind']> = Extract<Remedy, { kind: K }>;

/** A remedy that is on disk. */
export interface Noted {
  /** The fault is healed: the remedy is no longer needed. Calling it again does nothing. */
  settle(): void;
}

export interface Undo {
  /** When it returns, the remedy is on disk; only then may the fault act. */
  note(remedy: Remedy): Noted;
}

/** Nothing was written down. */
export const noNote: Noted = { settle: () => undefined };

/** Nobody writes anything down: for whoever heals faults himself, whatever happens. */
export const noUndo: Undo = { note: () => noNote };
