import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openFileGuestLog } from './file-guest-log.ts';
import { runningGuests } from './guest-log.ts';

const directories: string[] = [];
const directory = () => {
  const made = mkdtempSync(join(tmpdir(), 'guests-'));
  directories.push(made);
  return made;
};
afterEach(() => directories.splice(0).forEach((made) => rmSync(made, { recursive: true })));

const spawn = (instanceUuid: string, attempt = 1) => ({
  act: 'spawn' as const,
  instanceUuid,
  attempt,
  atMs: 1,
});
const destroy = (instanceUuid: string, attempt = 1) => ({
  ...spawn(instanceUuid, attempt),
  act: 'destroy' as const,
});

describe('a guest log in files', () => {
  it('keeps records in the order they came, one file per host', async () => {
    const path = directory();
    const log = openFileGuestLog(path);
    const uuids = Array.from({ length: 100 }, (_, n) => `s${n}`);
    await Promise.all(uuids.map((uuid) => log.append('h1', spawn(uuid))));
    await log.append('h2', spawn('other'));
    expect(readFileSync(join(path, 'h1.jsonl'), 'utf8').split('\n')).toHaveLength(101);
    await log.close();
    const again = openFileGuestLog(path);
    expect((await again.read('h1')).map((entry) => entry.instanceUuid)).toEqual(uuids);
    expect(await again.read('h3')).toEqual([]);
    await again.append('h1', destroy('s1'));
    expect((await again.read('h1')).at(-1)).toEqual(destroy('s1'));
    await again.close();
  });

  it('has written what was awaited, and closes with writes under way', async () => {
    const path = directory();
    const log = openFileGuestLog(path);
    await log.append('h1', spawn('a'));
    expect(readFileSync(join(path, 'h1.jsonl'), 'utf8')).toContain('"a"');
    void log.append('h1', spawn('b'));
    await log.close();
    expect(readFileSync(join(path, 'h1.jsonl'), 'utf8')).toContain('"b"');
  });

  it('reads on behind a line that was cut short', async () => {
    const path = directory();
    appendFileSync(join(path, 'h1.jsonl'), `${JSON.stringify(spawn('a'))}\n{"act":"spa`);
    const log = openFileGuestLog(path);
    await log.append('h1', spawn('b'));
    expect((await log.read('h1')).map((entry) => entry.instanceUuid)).toEqual(['a', 'b']);
    await log.close();
  });

  it('serves more hosts than it keeps files open', async () => {
    const path = directory();
    const log = openFileGuestLog(path);
    for (let n = 0; n < 600; n += 1) await log.append(`h${n}`, spawn('a'));
    await log.append('h0', spawn('b'));
    expect((await log.read('h0')).map((entry) => entry.instanceUuid)).toEqual(['a', 'b']);
    await log.close();
  });
});

describe('running guests', () => {
  it('are those spawned and not destroyed, by attempt', () => {
    const records = [
      spawn('a'),
      spawn('b', 1),
      destroy('b', 1),
      spawn('b', 2),
      spawn('c', 2),
      destroy('c', 1),
    ];
    expect([...runningGuests(records)]).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
    ]);
  });
});
