/** One thing that happened to a store, as its append-only file has it: a command, or a transaction as a whole. */
export interface AofEntry {
  readonly start: number;
  readonly end: number;
}

/** Reads the entries of an append-only file: commands as RESP lists. Stops where the file is cut short. */
export function aofEntries(file: Buffer): AofEntry[] {
  const entries: AofEntry[] = [];
  let transaction: number | null = null;
  for (let at = 0; at < file.length;) {
    if (file[at] === 0x23) {
      // "#TS:..." says when; it belongs to what follows.
      const end = file.indexOf('\r\n', at);
      if (end < 0) break;
      at = end + 2;
      continue;
    }
    const command = readCommand(file, at);
    if (!command) break;
    const { name, end } = command;
    if (name === 'MULTI') transaction = at;
    else if (name === 'EXEC' && transaction !== null) {
      entries.push({ start: transaction, end });
      transaction = null;
    } else if (transaction === null) entries.push({ start: at, end });
    at = end;
  }
  return entries;
}

/** Where the last FLUSHALL begins, and how many entries follow it; null where there is none. */
export function entriesAfterFlush(file: Buffer): { readonly at: number; readonly after: number } | null {
  const entries = aofEntries(file);
  const index = entries.findLastIndex(({ start }) => readCommand(file, start)?.name === 'FLUSHALL');
  const flush = entries[index];
  if (!flush) return null;
  const changes = entries.slice(index + 1).filter(({ start }) => readCommand(file, start)?.name !== 'SELECT');
  return { at: flush.start, after: changes.length };
}

function readCommand(file: Buffer, start: number): { name: string; end: number } | null {
  const words = readNumber(file, start, '*');
  if (!words) return null;
  let at = words.end;
  let name = '';
  for (let i = 0; i < words.value; i += 1) {
    const length = readNumber(file, at, '$');
    if (!length || length.end + length.value + 2 > file.length) return null;
    if (i === 0) name = file.toString('latin1', length.end, length.end + length.value).toUpperCase();
    at = length.end + length.value + 2;
  }
  return { name, end: at };
}

function readNumber(file: Buffer, at: number, sign: string): { value: number; end: number } | null {
  const end = file.indexOf('\r\n', at);
  if (end < 0 || file.toString('latin1', at, at + 1) !== sign) return null;
  const value = Number(file.toString('latin1', at + 1, end));
  return Number.isInteger(value) && value >= 0 ? { value, end: end + 2 } : null;
}
