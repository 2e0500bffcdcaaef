/** The signal of a reader that closed its end: `cellflow chaos run X | head`. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
  constructor() {
    super('nobody reads the output any more');
  }
}

/** What a shell says of a program that SIGPIPE ended. */
export const closedExitCode = 141;

/** Commands that end with a verdict: one that nobody has read is not a good one. */
const judging = /^(chaos (run|museum|sweep|soak)|prove)( |$)/;

/** The exit code of a command line that ended with `code`, where somebody may have stopped reading. */
export function codeOfReader(argv: readonly string[], code: number, interrupted: AbortSignal): number {
  const closed = interrupted.aborted && interrupted.reason instanceof OutputClosed;
  return closed && code === 0 && judging.test(argv.join(' ')) ? closedExitCode : code;
}
