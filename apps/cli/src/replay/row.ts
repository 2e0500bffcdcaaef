import { RowError } from './row-error.ts';

/** Largest amount that any column may hold: what a 32-bit inventory total can carry. */
export const maxAmount = 2 ** 31 - 1;

const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const modelPattern = /^[A-Za-z0-9][A-Za-z0-9_]{0,63}$/;

/** One row of a CSV file, read column by column; every refusal names file, line and column. */
export class Row {
  readonly file: string;
  readonly line: number;
  private readonly values: ReadonlyMap<string, string>;

  constructor(file: string, line: number, values: ReadonlyMap<string, string>) {
    this.file = file;
    this.line = line;
    this.values = values;
  }

  refuse(column: string, message: string): never {
    throw new RowError({ file: this.file, line: this.line, column }, message);
  }

  /** The cell as it is written, without surrounding blanks. */
  text(column: string): string {
    return this.values.get(column)?.trim() ?? '';
  }

  /** A name that may be one word of a routing key: up to 63 letters, digits, "-" and "_". */
  name(column: string): string {
    const text = this.text(column);
    if (text === '') this.refuse(column, 'is empty');
    if (!namePattern.test(text)) {
      this.refuse(
        column,
        `${quoted(text)} is not a name: up to 63 letters, digits, "-" or "_", the first a letter or digit`,
      );
    }
    return text;
  }

  /** A whole number within bounds, both inclusive. */
  whole(column: string, bounds: { min: number; max?: number }): number {
    const { min, max = maxAmount } = bounds;
    const text = this.text(column);
    if (text === '') this.refuse(column, 'is empty; expected a whole number');
    if (!/^-?\d+$/.test(text)) this.refuse(column, `expected a whole number, got ${quoted(text)}`);
    const value = Number(text);
    if (value < min || value > max) this.refuse(column, `${text} is not between ${min} and ${max}`);
    return value;
  }

  /** As `whole`, but null where the cell is empty. */
  wholeOrNull(column: string, bounds: { min: number; max?: number }): number | null {
    return this.text(column) === '' ? null : this.whole(column, bounds);
  }

  /** A GPU model, or the empty string. */
  model(column: string): string {
    return this.text(column) === '' ? '' : checkedModel(this, column, this.text(column));
  }

  /** GPU models joined by "|"; empty where any will do. */
  models(column: string): string[] {
    const text = this.text(column);
    if (text === '') return [];
    return [...new Set(text.split('|').map((part) => checkedModel(this, column, part.trim())))];
  }

  oneOf(column: string, choices: readonly string[]): string {
    const text = this.text(column);
    if (!choices.includes(text)) {
      this.refuse(column, `${quoted(text)} is none of ${choices.join(', ')}`);
    }
    return text;
  }
}

function checkedModel(row: Row, column: string, text: string): string {
  if (!modelPattern.test(text)) {
    row.refuse(column, `${quoted(text)} is not a GPU model: letters, digits and "_", up to 64`);
  }
  return text;
}

const quoted = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
