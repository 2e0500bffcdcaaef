import type { z } from 'zod';
import type { ChaosCloud } from './cloud/chaos-cloud.ts';
import type { GroundName } from './scenario/ground.ts';

/** What a fault has done so far, as it was measured. A fault that touched nothing proves nothing. */
export interface Effect {
  /** Whether anything was hit. */
  readonly bit: boolean;
  /** How much was hit, in the unit that `text` names. */
  readonly measure: number;
  /** "3 connections cut, 41 messages held" */
  readonly text: string;
  /** Of an attack: what was not refused. */
  readonly through?: readonly string[];
}

/** A fault that is on. */
export interface ActiveFault {
  /** Takes it back and resolves when nothing of it is left. Calling it again does nothing. */
  heal(): Promise<void>;
  /** The effect so far; after healing, the whole effect. */
  effect(): Promise<Effect>;
}

/** One kind of fault: what it is called, what it takes, how it is done. */
export interface FaultKind<P = unknown> {
  /** "kill", "cut", "one-way": its name in scenarios. */
  readonly kind: string;
  /** One line for lists. */
  readonly summary: string;
  /** What it can be done on. Default: processes. */
  readonly on?: readonly GroundName[];
  /** Parameters as a scenario writes them down; the JSON schema follows from it. */
  readonly schema: z.ZodType<P>;
  /** Resolves when the fault is on. What it leaves behind is noted in `cloud.undo` before it is done. */
  inject(cloud: ChaosCloud, parameters: P): Promise<ActiveFault>;
}

/** A kind of fault whose parameters are checked before it is injected. Throws ZodError where they do not fit. */
export interface AnyFaultKind {
  readonly kind: string;
  readonly summary: string;
  readonly on: readonly GroundName[];
  readonly schema: z.ZodType;
  inject(cloud: ChaosCloud, parameters: unknown): Promise<ActiveFault>;
}

/** Puts the schema in front of the injection, so that kinds of different parameters stand in one table. */
export const anyFault = <P>({ kind, summary, on, schema, inject }: FaultKind<P>): AnyFaultKind => ({
  ...{ kind, summary, schema, on: on ?? ['processes'] },
  inject: async (cloud, parameters) => inject(cloud, schema.parse(parameters)),
});
