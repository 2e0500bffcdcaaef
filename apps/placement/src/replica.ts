import type { Platform } from '@cellflow/platform';
import type { LedgerEntry, Store } from '@cellflow/store';
import { placementIndexes, placementKeys } from '@cellflow/store';
import type { Consumers } from './consumers.ts';
import type { ProviderGraph } from './graph/provider-graph.ts';
import { refresh } from './writer/refresh.ts';
import type { Writer } from './writer/writer.ts';

/** Providers read at once while the graph is built. */
const pageSize = 500;
const reconnectPauseMs = 250;

export interface Replica {
  /** Why the graph cannot be trusted just now, or null. */
  readiness(): string | null;
  /** Resolves when the graph was built for the first time. */
  readonly built: Promise<void>;
  stop(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly graph: ProviderGraph;
  readonly consumers: Consumers;
  readonly writer: Writer;
  readonly platform: Platform;
}

/**
 * Keeps the graph current: a snapshot of the store, then every change that the ledger tells of. Own writes are in the
 * graph before their entries come round. Where the ledger has a hole or has gone backwards the graph is built anew.
 */
export function startReplica(deps: Deps): Replica {
  const { store, platform } = deps;
  const stopped = new AbortController();
  let behind: string | null = 'the provider graph is being built';
  let announceBuilt: () => void = () => undefined;
  const built = new Promise<void>((resolve) => (announceBuilt = resolve));

  const follow = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const head = await store.ledgerHead();
        await rebuild(deps);
        behind = null;
        announceBuilt();
        await apply(deps, head, stopped.signal);
      } catch (error) {
        if (stopped.signal.aborted) return;
        behind = `the placement ledger cannot be followed: ${String((error as Error).message)}`;
        platform.logger.warn({ err: error }, 'building the provider graph again');
      }
      if (stopped.signal.aborted) return;
      await platform.clock.sleep(reconnectPauseMs, stopped.signal).catch(() => undefined);
    }
  };
  const following = follow();

  return {
    readiness: () => behind,
    built,
    async stop() {
      stopped.abort();
      await following;
    },
  };
}

/** Reads every provider. What is newer in memory stays; what the store no longer has goes. */
async function rebuild({ store, graph, consumers }: Deps): Promise<void> {
  consumers.clear();
  const gone = new Set([...graph.all()].map(({ record }) => record.uuid));
  for (let after: { member: string; score: number } | undefined; ;) {
    const page = await store.range(placementIndexes.providers, { limit: pageSize, after });
    for (const { member } of page) gone.delete(member);
    await refresh(
      { store, graph, consumers },
      page.map(({ member }) => placementKeys.provider(member)),
    );
    after = page.at(-1);
    if (page.length < pageSize) break;
  }
  await refresh({ store, graph, consumers }, [...gone].map(placementKeys.provider));
}

/** Returns when the ledger can no longer be trusted to be whole. */
async function apply(deps: Deps, head: string, signal: AbortSignal): Promise<void> {
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
    await takeIn(deps, entries);
  }
}

/** Reads anew what others have changed. */
async function takeIn(deps: Deps, entries: readonly LedgerEntry[]): Promise<void> {
  const changed = new Map<string, number>();
  for (const { id, event } of entries) {
    const revision = revisionOf(id);
    const known = deps.consumers.get(event.instanceUuid);
    if (known && known.version < revision) deps.consumers.forget(event.instanceUuid);
    const updated = event.detail['provider_uuid'];
    if (updated) changed.set(updated, revision);
    for (const { providerUuid } of event.allocations) changed.set(providerUuid, revision);
  }
  const unknown = () =>
    [...changed]
      .filter(([uuid, revision]) => (deps.graph.get(uuid)?.version ?? 0) < revision)
      .map(([uuid]) => uuid);
  // Own writes may still be on their way back.
  const flying = unknown();
  if (flying.length === 0) return;
  await Promise.all(flying.map((uuid) => deps.writer.settled(uuid)));
  const missing = unknown();
  for (let at = 0; at < missing.length; at += pageSize) {
    await refresh(deps, missing.slice(at, at + pageSize).map(placementKeys.provider));
  }
}

const revisionOf = (id: string): number => (id === '' ? 0 : Number(id.slice(0, id.indexOf('-'))));
