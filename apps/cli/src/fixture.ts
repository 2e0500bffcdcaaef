import { createPlatform } from '@cellflow/platform';
import type { Io } from './io.ts';

/** What a command wrote, for tests. */
export interface RecordedIo {
  readonly io: Io;
  out(): string;
  err(): string;
}

/** An outside of a command that only remembers. Not a terminal, 100 columns. */
export function recordedIo(
  given: Partial<Pick<Io, 'env' | 'cwd' | 'terminal' | 'columns'>> = {},
): RecordedIo {
  const written = { out: '', err: '' };
  return {
    io: {
      out: (text) => void (written.out += text),
      err: (text) => void (written.err += text),
      env: {},
      cwd: '/nonexistent',
      terminal: false,
      columns: 100,
      platform: createPlatform(),
      interrupted: new AbortController().signal,
      ...given,
    },
    out: () => written.out,
    err: () => written.err,
  };
}
