import type { Platform } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { endRecoveryAct } from '../acts/end-recovery.ts';
import type { Memory } from '../memory/memory.ts';
import type { Writer } from '../writer/writer.ts';
import { awaited } from './awaited.ts';

/** How often a recovery that is under way is looked at, in ms. */
const lookMs = 200;
/** Looks between two comparisons with the store: what is lost while nothing is written is noticed too. */
const looksPerComparison = 5;

interface Deps {
  readonly store: Store;
  readonly memory: Memory;
  readonly writer: Writer;
  readonly platform: Platform;
  isBuilt(): boolean;
}

/** Ends every recovery as soon as nothing is awaited any more. Returns how to stop that. */
export function endRecoveries({ store, memory, writer, platform, isBuilt }: Deps): () => void {
  let looks = 0;
  let running = false;

  const look = async (): Promise<void> => {
    if (looks++ % looksPerComparison === 0) await store.compareContinuity();
    const { recovery } = memory;
    if (!isBuilt() || !recovery || recovery.endedAtMs > 0) return;
    const nowMs = platform.clock.now();
    if (awaited(recovery, memory.graph, nowMs).length > 0) return;
    const end = await writer.perform(
      endRecoveryAct({ force: false, memory }, { atMs: nowMs, actor: 'placement' }),
    );
    if (end.ended) platform.logger.warn({ recovery: recovery.uuid }, 'placement has recovered');
  };
  return platform.clock.every(lookMs, () => {
    if (running) return;
    running = true;
    look()
      .catch((error: unknown) => platform.logger.debug({ err: error }, 'the store is looked at again soon'))
      .finally(() => (running = false));
  });
}
