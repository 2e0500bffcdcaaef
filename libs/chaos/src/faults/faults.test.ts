import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultKinds, findFaultKind } from './index.ts';
import { aofEntries, fromFlush, latestOf, without } from './store/aof.ts';

describe('the kinds of faults', () => {
  it('have names of their own, and say in one line what they do', () => {
    const names = faultKinds.map(({ kind }) => kind);
    expect(new Set(names).size).toBe(names.length);
    expect(faultKinds.filter(({ summary }) => summary === '' || summary.includes('\n'))).toEqual([]);
    expect([findFaultKind('kill')?.kind, findFaultKind('kil')]).toEqual(['kill', null]);
  });

  it.each(faultKinds.map((kind) => [kind.kind, kind] as const))(
    '%s has a JSON schema, and refuses what it does not know',
    (_, kind) => {
      const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(kind.schema.safeParse({ nonsense: 1 }).success).toBe(false);
    },
  );

  it('read times as people write them', () => {
    const parse = (kind: string, parameters: object) => findFaultKind(kind)!.schema.parse(parameters);
    expect(parse('delay', { service: 'api' })).toMatchObject({ by: 500, jitter: 0, to: '*' });
    expect(parse('kill', { service: 'api', restart: '2s' })).toEqual({ service: 'api', restart: 2000 });
    expect(parse('clock-skew', { service: 'api', by: '-1h' })).toEqual({ service: 'api', by: -3_600_000 });
  });
});

describe('an append-only file', () => {
  const command = (...words: string[]) =>
    `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
  const texts = (file: string) =>
    aofEntries(Buffer.from(file)).map(({ start, end }) => file.slice(start, end));

  it('is a list of commands and whole transactions', () => {
    const single = command('SET', 'a', 'two\r\nlines');
    const transaction = command('MULTI') + command('SET', 'b', '1') + command('DEL', 'c') + command('exec');
    expect(texts(command('SELECT', '0') + single + `#TS:1\r\n` + transaction)).toEqual([
      command('SELECT', '0'),
      single,
      transaction,
    ]);
  });

  it('ends with the last entry that is whole', () => {
    const single = command('SET', 'a', 'b');
    expect(texts(single + command('MULTI') + command('SET', 'c', 'd'))).toEqual([single]);
    expect(texts(single + command('SET', 'e', 'f').slice(0, -3))).toEqual([single]);
  });

  it('tells whose commits are in it, and the latest of one scope', () => {
    const claim = (n: string) =>
      command('MULTI') + command('SET', '{placement}:record:' + n, '1') + command('EXEC');
    const other = command('SET', '{cell1}:record:b', '1');
    const file = Buffer.from(command('SELECT', '0') + claim('a') + claim('b') + other + claim('c') + other);
    const entries = aofEntries(file);
    expect(entries.map(({ scope }) => scope)).toEqual([
      '',
      'placement',
      'placement',
      'cell1',
      'placement',
      'cell1',
    ]);
    const kept = without(file, latestOf(entries, 2, 'placement'));
    expect(kept.toString()).toBe(command('SELECT', '0') + claim('a') + other + other);
    expect(without(file, latestOf(entries, 2)).toString()).toBe(
      command('SELECT', '0') + claim('a') + claim('b') + other,
    );
  });

  it('tells where all was flushed, and what was written after it', () => {
    const before = command('SET', 'a', '1');
    const after = command('SELECT', '0') + command('MULTI') + command('SET', 'b', '1') + command('EXEC');
    const file = Buffer.from(before + command('flushall', 'SYNC') + after);
    const flushed = fromFlush(aofEntries(file));
    expect(flushed.map(({ name }) => name)).toEqual(['FLUSHALL', 'SELECT', 'SET']);
    expect(without(file, flushed).toString()).toBe(before);
    expect(fromFlush(aofEntries(Buffer.from(before)))).toEqual([]);
  });
});
