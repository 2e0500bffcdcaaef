import type { Platform } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { Memory } from './memory/memory.ts';
import { Watermark } from './memory/watermark.ts';
import { startReplica } from './replica.ts';
import type { Replica } from './replica.ts';
import { createWriter } from './writer/writer.ts';
import type { Writer } from './writer/writer.ts';

/** One replica: its memory, its way to write, and what keeps the memory current. */
export interface Engine {
  readonly store: Store;
  readonly platform: Platform;
  readonly memory: Memory;
  readonly writer: Writer;
  readonly replica: Replica;
}

/** Starts a replica on a store. Resolves at once: `replica.built` tells when candidates are complete. */
export function startEngine({ store, platform }: { store: Store; platform: Platform }): Engine {
  const memory = new Memory();
  const applied = new Watermark();
  const writer = createWriter({ store, memory, platform, committed: (version) => applied.note(version) });
  const replica = startReplica({ store, memory, applied, writer, platform });
  return { store, platform, memory, writer, replica };
}
