import { mkdirSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuestLog, GuestRecord } from './guest-log.ts';

/** Files kept open at once. */
const maxOpen = 512;

/**
 * Guest logs as one file of JSON lines per host, `<directory>/<host>.jsonl`. Records that are waiting while a file is
 * being written go out together. What was awaited survives the process, not the machine. Throws where the directory
 * cannot be made.
 */
export function openFileGuestLog(directory: string): GuestLog {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, HostFile>();

  function fileOf(host: string): HostFile {
    const known = files.get(host);
    if (known) return known;
    for (const [name, file] of files) {
      if (files.size < maxOpen) break;
      if (file.closeWhenIdle()) files.delete(name);
    }
    const file = new HostFile(join(directory, `${host}.jsonl`));
    files.set(host, file);
    return file;
  }

  return {
    read: (host) => readRecords(join(directory, `${host}.jsonl`)),
    append: (host, record) => fileOf(host).append(JSON.stringify(record)),
    async close() {
      await Promise.all([...files.values()].map((file) => file.close()));
    },
  };
}

/** One file; a write takes along whatever has come while the one before was under way. */
class HostFile {
  private readonly path: string;
  private handle: Promise<FileHandle> | null = null;
  private waiting: string[] = [];
  private current: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;
  private writing = false;

  constructor(path: string) {
    this.path = path;
  }

  append(line: string): Promise<void> {
    this.waiting.push(line);
    if (!this.next) {
      this.next = this.current.catch(() => undefined).then(() => this.write());
      this.current = this.next;
    }
    return this.next;
  }

  private async write(): Promise<void> {
    this.handle ??= openForAppend(this.path);
    const handle = await this.handle;
    this.next = null;
    this.writing = true;
    try {
      await handle.appendFile(`${this.waiting.splice(0).join('\n')}\n`);
    } finally {
      this.writing = false;
    }
  }

  closeWhenIdle(): boolean {
    if (this.next || this.writing) return false;
    void this.close();
    return true;
  }

  async close(): Promise<void> {
    await this.current;
    await (await this.handle)?.close();
  }
}

/** A line that a crash cut short is closed, so that the next one starts on its own. */
async function openForAppend(path: string): Promise<FileHandle> {
  const handle = await open(path, 'a+');
  const { size } = await handle.stat();
  if (size === 0) return handle;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer[0] !== 0x0a) await handle.appendFile('\n');
  return handle;
}

async function readRecords(path: string): Promise<GuestRecord[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => parseLine(line));
}

/** Nothing for a line that a crash cut short: what it told of was never reported. */
function parseLine(line: string): GuestRecord[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as GuestRecord];
  } catch {
    return [];
  }
}
