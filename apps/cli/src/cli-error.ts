/** Something the user can do something about: what happened, why, and what to do next. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly why: string;
  readonly next: string;
  readonly exitCode: 1 | 2;
  constructor(what: string, more: { why?: string; next?: string; exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(what, { cause: more.cause });
    this.why = more.why ?? '';
    this.next = more.next ?? '';
    this.exitCode = more.exitCode ?? 1;
  }
}

/** A command line that cannot be meant. Exit code 2. */
export const usageError = (what: string, next: string) => new CliError(what, { next, exitCode: 2 });
