import { isMet } from './report.ts';
import type { Table } from './report.ts';
import { weigh } from './engine/bench-memory.ts';
import { readCommandLine, usage } from './options.ts';
import type { Options } from './options.ts';
import { parts } from './parts.ts';
import { printTable } from './print-report.ts';

const commandLine = readCommandLine(process.argv.slice(2));
if (commandLine.run === 'help') console.log(usage);
else if (commandLine.run === 'weigh') weigh(commandLine.size);
else if (commandLine.run === 'fault') {
  console.error(`bench:placement: ${commandLine.message}`);
  process.exitCode = 2;
} else process.exitCode = await run(commandLine.options);

/** Runs the parts one after the other and stops what they started, whatever ends them. Resolves with the exit code. */
async function run(options: Options): Promise<number> {
  const undo: (() => Promise<void>)[] = [];
  const stopped = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    stopped.signal.addEventListener('abort', () => reject(stopped.signal.reason));
  });
  interrupted.catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => stopped.abort(new Error(`stopped by ${signal}`)));
  }
  const progress = async (line: string) => {
    process.stderr.write(`${line}\n`);
    await new Promise((resolve) => setImmediate(resolve));
    stopped.signal.throwIfAborted();
  };
  const bench = { options, undo, progress, entry: process.argv[1] as string };
  const say = (line: string) => void (options.json || console.log(line));
  const tables: Table[] = [];
  try {
    for (const name of options.only) {
      for (const part of parts[name]) {
        const found = await Promise.race([part(bench), interrupted]);
        for (const table of found) printTable(table, say);
        tables.push(...found);
      }
    }
    if (options.json) console.log(JSON.stringify({ options, tables }));
    const missed = tables.flatMap(({ rows }) => rows).filter((row) => isMet(row) === false);
    if (missed.length > 0) say(`\n${missed.length} of the targets missed.`);
    return 0;
  } catch (error) {
    process.stderr.write(`bench:placement: ${(error as Error).message}\n`);
    return stopped.signal.aborted ? 130 : 1;
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error));
    // Loops that a signal took by surprise still hold on to connections that are gone.
    if (stopped.signal.aborted) process.exit(130);
  }
}
