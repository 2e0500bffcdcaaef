import type { Tone } from '../terminal/paint.ts';

/** One line of the demo: who told whom what, or who wrote what down. */
export interface Line {
  /** Of docs/one-boot.md: "3c"; "" where it is none. */
  readonly hop: string;
  /** How far down: the API level, or inside a cell. */
  readonly level: 'global' | 'cell';
  readonly from: string;
  readonly kind: 'call' | 'cast' | 'write';
  readonly to: string;
  readonly text: string;
  readonly tone: Tone;
  /** Shown in short acts too. */
  readonly always: boolean;
}

/** Everything a line may need beside what was observed. */
export interface Names {
  /** Host of a resource provider. */
  hostOfProvider(uuid: string): string;
}
