import type { Platform } from '@cellflow/platform';

/** The outside of a command: what it may read and where it may write. */
export interface Io {
  /** Writes a text to stdout as it is, without adding a line end. */
  out(text: string): void;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** stdout is a terminal: it may show colours and progress. */
  readonly terminal: boolean;
  readonly columns: number;
  readonly platform: Platform;
  /** Aborted by Ctrl-C, by SIGTERM, and where nobody reads the output any more. */
  readonly interrupted: AbortSignal;
}

/** Writes one value as JSON, one line. */
export const outJson = (io: Io, value: unknown): void => io.out(`${JSON.stringify(value)}\n`);
