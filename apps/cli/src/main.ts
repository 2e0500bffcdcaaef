#!/usr/bin/env node
import { createPlatform } from '@cellflow/platform';
import type { Io } from './io.ts';
import { runCli } from './program.ts';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one is meant: leave at once.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new Error(signal));
  });
}
// A reader that closed its end (`cellflow list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  terminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  platform: createPlatform(),
  interrupted: interrupt.signal,
};

const exitCode = await runCli(process.argv.slice(2), io);
// Everything is stopped by now; what is left are timers of calls that were answered long ago.
process.stdout.write('', () => process.exit(exitCode));
