/** One thing that happened to a store, as its append-only file has it: a command, or a transaction as a whole. */
export interface AofEntry {
  readonly start: number;
  readonly end: number;
  /** Of the command, or the first one of the transaction: "SET", "FLUSHALL". */
  readonly name: string;
  /** Whose keys it writes: "placement" of "{placement}:record:..."; "" where it says none. */
  readonly scope: string;
}

/** Reads the entries of an append-only file: commands as RESP lists. Stops where the file is cut short. */
export function aofEntries(file: Buffer): AofEntry[] {
  const entries: AofEntry[] = [];
  let transaction: Command[] | null = null;
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
    if (command.name === 'MULTI') transaction = [command];
    else if (transaction) transaction.push(command);
    else entries.push(entryOf([command]));
    if (command.name === 'EXEC' && transaction) {
      entries.push(entryOf(transaction));
      transaction = null;
    }
    at = command.end;
  }
  return entries;
}

/** The latest entries, so many; where a scope is given, of that scope. */
export const latestOf = (entries: readonly AofEntry[], count: number, scope?: string): AofEntry[] =>
  entries
    .filter((entry) => (scope === undefined ? entry.name !== 'SELECT' : entry.scope === scope))
    .slice(-count);

/** The last FLUSHALL and all behind it; none where there is no FLUSHALL. */
export function fromFlush(entries: readonly AofEntry[]): AofEntry[] {
  const at = entries.findLastIndex(({ name }) => name === 'FLUSHALL');
  return at < 0 ? [] : entries.slice(at);
}

/** The file without these entries, which are in its order. */
export function without(file: Buffer, lost: readonly AofEntry[]): Buffer {
  const starts = [0, ...lost.map(({ end }) => end)];
  const ends = [...lost.map(({ start }) => start), file.length];
  return Buffer.concat(starts.map((start, index) => file.subarray(start, ends[index])));
}

interface Command {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Its first argument; "" where it has none. */
  readonly key: string;
}

function entryOf(commands: readonly Command[]): AofEntry {
  const [first, second] = commands as readonly [Command, ...Command[]];
  const { name } = second ?? first;
  const scope = commands.map(({ key }) => /^\{([^}]*)\}/.exec(key)?.[1] ?? '').find((each) => each !== '');
  return { start: first.start, end: commands.at(-1)!.end, name, scope: scope ?? '' };
}

function readCommand(file: Buffer, start: number): Command | null {
  const words = readNumber(file, start, '*');
  if (!words) return null;
  let at = words.end;
  const first: string[] = [];
  for (let i = 0; i < words.value; i += 1) {
    const length = readNumber(file, at, '$');
    if (!length || length.end + length.value + 2 > file.length) return null;
    if (i < 2) first.push(file.toString('latin1', length.end, length.end + length.value));
    at = length.end + length.value + 2;
  }
  const [name = '', key = ''] = first;
  return { start, end: at, name: name.toUpperCase(), key };
}

function readNumber(file: Buffer, at: number, sign: string): { value: number; end: number } | null {
  const end = file.indexOf('\r\n', at);
  if (end < 0 || file.toString('latin1', at, at + 1) !== sign) return null;
  const value = Number(file.toString('latin1', at + 1, end));
  return Number.isInteger(value) && value >= 0 ? { value, end: end + 2 } : null;
}
