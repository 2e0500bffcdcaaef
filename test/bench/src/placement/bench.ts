import type { Options } from './options.ts';
import type { Table } from './report.ts';

/** What every part of the benchmark is handed. */
export interface Bench {
  readonly options: Options;
  /** The bundle that serves as its own children. */
  readonly entry: string;
  /** Tells on stderr what is measured now, and lets signals in. Rejects once the run is to end. */
  progress(line: string): Promise<void>;
  /** What has to be stopped at the end, last first. */
  readonly undo: (() => Promise<void>)[];
}

export type Part = (bench: Bench) => Promise<Table[]>;
