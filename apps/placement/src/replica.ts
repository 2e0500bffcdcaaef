import { RpcError } from '@cellflow/rpc';
import type { Platform } from '@cellflow/platform';
import type { IndexEntry, LedgerEntry, Store } from '@cellflow/store';
import { ledgerBatch, placementIndexes } from '@cellflow/store';
import { asRpcError } from '@cellflow/outages';
import { keysChangedBy } from './memory/announcement.ts';
import { kinds } from './memory/kinds.ts';
import type { Memory } from './memory/memory.ts';
import type { Watermark } from './memory/watermark.ts';
import { beginRecovery, whyRecover } from './recovery/begin-recovery.ts';
import { endRecoveries } from './recovery/end-recoveries.ts';
import type { Gate } from './recovery/gate.ts';
import type { Writer } from './writer/writer.ts';

/** Records read at once while the memory is built. */
const pageSize = 2000;
const reconnectPauseMs = 250;
/** How long a reader waits for the memory to reach what the store had when it asked, in ms. */
const patienceMs = 2000;

export interface Replica {
  /** Why the memory cannot be trusted just now, or null. */
  readiness(): string | null;
  /** Throws RpcError UNAVAILABLE where the memory cannot be trusted just now. */
  require(): void;
  /** Resolves when the memory was built for the first time. */
  readonly built: Promise<void>;
  /** The memory is complete, whether or not the store may be relied upon. */
  isBuilt(): boolean;
  /**
   * Resolves once the memory holds everything that was committed, through whichever replica, before the call.
   * Rejects with RpcError UNAVAILABLE where it is being built, or the store does not answer.
   */
  current(): Promise<void>;
  stop(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly memory: Memory;
  readonly applied: Watermark;
  readonly writer: Writer;
  readonly platform: Platform;
  readonly gate: Gate;
  readonly cells: readonly string[] | undefined;
}

/**
 * Keeps the memory current: a snapshot of the store, then every change that the ledger tells of. Own writes are in it
 * before their entries come round. Where the ledger has a hole it is built anew. Where the store lost something, the memory
 * is forgotten, and all replicas recover together.
 */
export function startReplica(deps: Deps): Replica {
  const { store, platform, applied, memory, writer, gate } = deps;
  const stopped = new AbortController();
  let round = new AbortController();
  let lost = false;
  const forget = store.onBackwards(() => {
    lost = true;
    behind = 'the provider graph is being built again';
    round.abort();
  });
  let behind: string | null = 'the provider graph is being built';
  let announceBuilt: () => void = () => undefined;
  const built = new Promise<void>((resolve) => (announceBuilt = resolve));

  const keepUp = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        round = new AbortController();
        const continuity = await store.compareContinuity();
        const cells = cellsOf(memory);
        if (lost) {
          lost = false;
          await writer.settled();
          memory.clear();
        }
        const head = await store.ledgerHead();
        await rebuild(deps);
        applied.reset(revisionOf(head));
        const reason = whyRecover(continuity, deps.cells);
        if (reason !== null) {
          const all = deps.cells ?? [...new Set([...cells, ...cellsOf(memory)])].sort();
          await beginRecovery(store, { platform, reason, cells: all });
          continue;
        }
        behind = null;
        announceBuilt();
        await follow(deps, head, AbortSignal.any([stopped.signal, round.signal]));
        behind = 'the provider graph is being built again';
      } catch (error) {
        if (stopped.signal.aborted) return;
        behind = `the placement ledger cannot be followed: ${String((error as Error).message)}`;
        platform.logger.warn({ err: error }, 'building the provider graph again');
      }
      if (stopped.signal.aborted) return;
      await platform.clock.sleep(reconnectPauseMs, stopped.signal).catch(() => undefined);
    }
  };
  const keepingUp = keepUp();
  const stopEnding = endRecoveries({ ...deps, isBuilt: () => behind === null });

  // Another replica may have ended it, and the store says so before the ledger tells what became of it.
  const isUnheard = () => memory.recovery?.endedAtMs === 0;

  return {
    readiness: () =>
      gate.reason() ?? behind ?? (isUnheard() ? 'the end of a recovery is not heard yet' : null),
    require() {
      gate.require();
      if (behind !== null) throw new RpcError('UNAVAILABLE', behind);
      if (isUnheard()) throw gate.refusal();
    },
    built,
    isBuilt: () => behind === null,
    async current() {
      gate.require();
      if (behind !== null) throw new RpcError('UNAVAILABLE', behind);
      const head = await store.ledgerHead().catch((error: unknown) => {
        throw asRpcError(error);
      });
      if (await applied.reaches(revisionOf(head), { clock: platform.clock, withinMs: patienceMs })) return;
      throw new RpcError('UNAVAILABLE', 'this replica of placement is behind its store');
    },
    async stop() {
      forget();
      stopEnding();
      stopped.abort();
      await keepingUp;
    },
  };
}

/** Reads everything. What is newer in memory stays; what the store no longer has goes. */
async function rebuild({ store, memory }: Deps): Promise<void> {
  const gone = new Set(memory.keys());
  for (const kind of ['provider', 'consumer'] as const) {
    await readAll(store, memory, { index: kinds[kind].index, keyOf: kinds[kind].key, gone });
  }
  await readAll(store, memory, { index: placementIndexes.registry, keyOf: (key) => key, gone });
  await memory.refresh(store, [...gone]);
}

/** Reads the records of one index; the next page of the index is read together with the records of the last one. */
async function readAll(
  store: Store,
  memory: Memory,
  { index, keyOf, gone }: { index: string; keyOf: (member: string) => string; gone: Set<string> },
): Promise<void> {
  let reading: Promise<void> = Promise.resolve();
  for (let after: IndexEntry | undefined; ;) {
    const [page] = await Promise.all([store.range(index, { limit: pageSize, after }), reading]);
    const keys = page.map(({ member }) => keyOf(member));
    for (const key of keys) gone.delete(key);
    reading = memory.refresh(store, keys);
    after = page.at(-1);
    if (page.length < pageSize) return reading;
  }
}

/** Returns when the ledger can no longer be trusted to be whole. */
async function follow(deps: Deps, head: string, signal: AbortSignal): Promise<void> {
  let last = revisionOf(head);
  for await (const entries of deps.store.followLedger(head, signal)) {
    for (const { id } of entries) {
      const revision = revisionOf(id);
      // Every commit of this scope leaves an entry, so revisions follow each other without a hole.
      if (revision < last || revision > last + 1) {
        deps.platform.logger.warn({ last, revision }, 'the placement ledger has a hole');
        return;
      }
      last = revision;
    }
    // Another replica found that the store lost something, or that this is made good.
    if (entries.some(({ event }) => event.type.startsWith('store.'))) await deps.store.compareContinuity();
    await takeIn(deps, entries);
    // A full batch may end within a commit.
    deps.applied.reach(entries.length < ledgerBatch ? last : last - 1);
  }
}

/** Reads anew what others have changed. */
async function takeIn({ store, memory, writer }: Deps, entries: readonly LedgerEntry[]): Promise<void> {
  const changed = new Map<string, number>();
  for (const { id, event } of entries) {
    const revision = revisionOf(id);
    for (const key of keysChangedBy(event)) changed.set(key, revision);
  }
  const unknown = () =>
    [...changed].filter(([key, revision]) => memory.versionOf(key) < revision).map(([key]) => key);
  if (unknown().length === 0) return;
  // Own writes may still be on their way back.
  await writer.settled();
  const missing = unknown();
  for (let at = 0; at < missing.length; at += pageSize) {
    await memory.refresh(store, missing.slice(at, at + pageSize));
  }
}

const cellsOf = (memory: Memory): string[] =>
  [...new Set([...memory.graph.all()].map(({ record }) => record.cell))].filter((cell) => cell !== '');

const revisionOf = (id: string): number => (id === '' ? 0 : Number(id.slice(0, id.indexOf('-'))));
