import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { RowError } from './row-error.ts';
import { Row } from './row.ts';

/** No row of a trace is longer, in characters. */
const maxRowLength = 4096;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file with a header, one by one: the file is never held as a whole.
 *
 * The header must name every one of `columns` once and nothing else, in any order. Throws RowError naming the place,
 * and an Error naming the file where it cannot be read.
 */
export async function* readRows(file: string, columns: readonly string[]): AsyncGenerator<Row> {
  let header: readonly string[] | null = null;
  for await (const { record, info } of parsedLines(file)) {
    if (!header) {
      header = checkedHeader(file, record, columns);
      continue;
    }
    if (record.length !== header.length) {
      throw new RowError(
        { file, line: info.lines, column: header[record.length] ?? '' },
        `the row has ${record.length} columns, the header ${header.length}`,
      );
    }
    const names = header;
    yield new Row(file, info.lines, new Map(record.map((value, index) => [names[index] ?? '', value])));
  }
  if (!header) throw new RowError({ file, line: 1 }, 'the file is empty; expected a header');
}

async function* parsedLines(file: string): AsyncGenerator<Parsed> {
  const source = createReadStream(file, 'utf8');
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
  });
  // pipe does not hand errors on.
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser as AsyncIterable<Parsed>;
  } catch (error) {
    if (error instanceof CsvError) throw new RowError({ file, line: lineOf(error) }, error.message);
    if (isSystemError(error)) throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
}

const lineOf = (error: CsvError) => (typeof error['lines'] === 'number' ? error['lines'] : 1);

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

function reasonOf(error: NodeJS.ErrnoException): string {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'reading it is not permitted',
    EISDIR: 'is a folder, not a file',
  };
  return reasons[error.code ?? ''] ?? `cannot be read: ${error.message}`;
}

function checkedHeader(file: string, record: readonly string[], columns: readonly string[]): string[] {
  const header = record.map((name) => name.trim());
  const refuse = (column: string, message: string): never => {
    throw new RowError({ file, line: 1, column }, message);
  };
  for (const column of columns) {
    if (!header.includes(column)) refuse(column, `is missing from the header; expected ${columns.join(',')}`);
  }
  for (const [index, column] of header.entries()) {
    if (header.indexOf(column) !== index) refuse(column, 'is named twice in the header');
    if (!columns.includes(column)) refuse(column, `is not known; expected ${columns.join(',')}`);
  }
  return header;
}
