/** A row of a trace that cannot be used. The message names file, line (from 1) and column. */
export class RowError extends Error {
  override readonly name = 'RowError';
  readonly file: string;
  readonly line: number;
  readonly column: string;

  constructor(place: { file: string; line: number; column?: string }, message: string) {
    const column = place.column ?? '';
    super(`${place.file}:${place.line}: ${column ? `column ${column}: ` : ''}${message}`);
    this.file = place.file;
    this.line = place.line;
    this.column = column;
  }
}
