import type { Platform } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { Consumers } from './consumers.ts';
import { ProviderGraph } from './graph/provider-graph.ts';
import { startReplica } from './replica.ts';
import type { Replica } from './replica.ts';
import { createWriter } from './writer/writer.ts';
import type { Writer } from './writer/writer.ts';

/** Consumers remembered by a replica; the store knows them all. */
const rememberedConsumers = 100_000;

/** One replica: its memory, its way to write, and what keeps the memory current. */
export interface Engine {
  readonly store: Store;
  readonly platform: Platform;
  readonly graph: ProviderGraph;
  readonly consumers: Consumers;
  readonly writer: Writer;
  readonly replica: Replica;
}

/** Starts a replica on a store. Resolves at once: `replica.built` tells when candidates are complete. */
export function startEngine({ store, platform }: { store: Store; platform: Platform }): Engine {
  const graph = new ProviderGraph();
  const consumers = new Consumers(rememberedConsumers);
  const writer = createWriter({ store, graph, consumers, platform });
  const replica = startReplica({ store, graph, consumers, writer, platform });
  return { store, platform, graph, consumers, writer, replica };
}
