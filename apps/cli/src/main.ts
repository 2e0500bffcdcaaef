#!/usr/bin/env node
import { createPlatform } from '@cellflow/platform';
import { codeOfReader, OutputClosed } from './closed-output.ts';
import type { Io } from './io.ts';
import { runCli } from './program.ts';

const interrupt = new AbortController();
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one is meant: leave at once.
    if (asked) process.exit(130);
    asked = true;
    interrupt.abort(new Error(signal));
  });
}

// A reader that closed its end is no error of `cellflow list | head`; a run that breaks a cloud heals it and ends.
let closed = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(1);
  closed = true;
  interrupt.abort(new OutputClosed());
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(1);
});

const io: Io = {
  out: (text) => void (closed || process.stdout.write(text)),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  terminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  platform: createPlatform(),
  interrupted: interrupt.signal,
};

const argv = process.argv.slice(2);
const exitCode = await runCli(argv, io);
// Everything is stopped by now; what is left are timers of calls that were answered long ago.
process.stdout.write('', () => process.exit(codeOfReader(argv, exitCode, interrupt.signal)));
