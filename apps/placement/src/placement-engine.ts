import type { Platform } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { withDefaults } from './config.ts';
import type { CandidateRules } from './config.ts';
import { keepCandidatesIn } from './kept-candidates/kept-candidates.ts';
import type { KeptCandidates } from './kept-candidates/kept-candidates.ts';
import { Memory } from './memory/memory.ts';
import { Watermark } from './memory/watermark.ts';
import { createGate } from './recovery/gate.ts';
import type { Gate } from './recovery/gate.ts';
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
  readonly gate: Gate;
  readonly replica: Replica;
  readonly candidates: KeptCandidates;
  readonly rules: CandidateRules;
}

interface EngineOptions {
  readonly store: Store;
  /** The scope of its own that candidates are kept in. */
  readonly candidates: Store;
  readonly platform: Platform;
  readonly config?: Partial<CandidateRules>;
  /** The cells of the deployment: all of them are heard before a store that lost something is relied upon. */
  readonly cells?: readonly string[];
}

/** Starts a replica on a store. Resolves at once: `replica.built` tells when candidates are complete. */
export function startEngine({ store, candidates, platform, config = {}, cells }: EngineOptions): Engine {
  const rules = withDefaults(config);
  const memory = new Memory();
  const applied = new Watermark();
  const gate = createGate({ store, clock: platform.clock, cells });
  const writer = createWriter({ store, memory, platform, applied, gate });
  const replica = startReplica({ store, memory, applied, writer, platform, gate, cells });
  const kept = keepCandidatesIn({ store: candidates, clock: platform.clock, ttlMs: rules.candidateTtlMs });
  return { store, platform, memory, writer, gate, replica, candidates: kept, rules };
}
