import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyOf, judge } from '@cellflow/checker';
import type { CloudSnapshot, History } from '@cellflow/checker';
import { defaultCells, resolveCells } from '@cellflow/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChaosCloud } from '../cloud/index.ts';
import { createLeakWatch } from './leak-watch.ts';
import { newLines } from './new-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'cellflow-leaks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function linesOf(read: () => AsyncGenerator<string>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of read()) lines.push(line);
  return lines;
}

describe('the lines of a log', () => {
  it('come once, and each when it is whole, however long it is', async () => {
    const path = join(folder, 'lines.log');
    const read = newLines(path);
    expect(await linesOf(read)).toEqual([]);
    writeFileSync(path, 'one\ntw');
    expect(await linesOf(read)).toEqual(['one']);
    expect(await linesOf(read)).toEqual([]);
    const long = 'ü'.repeat(100_000);
    appendFileSync(path, `o\n${long}\n`);
    expect(await linesOf(read)).toEqual(['two', long]);
  });
});

describe('a watch for leaks', () => {
  const password = (user: string) => `${user}-0123456789abcdef`;
  const servers = {
    storeUrl: (user: string, scope: string) => `redis://${user}:${password(scope)}@store`,
    brokerUrl: (user: string, vhost: string) => `amqp://${user}:${password(user)}@broker/${vhost}`,
    admin: {
      management: { url: 'http://broker', user: 'guest', password: 'guest' },
      brokerUrl: (vhost: string) => `amqp://guest:guest@broker/${vhost}`,
      storeUrl: 'redis://default:guest@store',
    },
  };
  const nothing: CloudSnapshot = {
    ...{ accepted: [], deleted: [], cells: [], guests: [], alternates: 2 },
    api: { mappings: [], buildRequests: [], ledger: [] },
    placement: { providers: [], consumers: [], ledger: [] },
  };
  let page = 'ok';
  const health = createServer((_request, response) => response.end(page));
  beforeAll(() => new Promise<void>((resolve) => health.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void health.close());

  const log = join(folder, 'api.log');
  function watch() {
    const healthUrl = `http://127.0.0.1:${(health.address() as AddressInfo).port}`;
    const stack = { logDir: folder, cells: resolveCells(defaultCells({ cells: 1, hosts: 1 })) };
    const pageOf = async (path: string) => (await fetch(healthUrl + path)).text();
    const services = [{ id: 'api', page: pageOf, flushLog: async () => undefined }];
    return createLeakWatch({ servers, stack, services } as unknown as ChaosCloud);
  }
  const verdictOf = (history: History) => {
    const [result] = judge(history, { quiescent: true, invariants: ['I31'] }).results;
    return { verdict: result!.verdict, text: JSON.stringify(result!.violations) };
  };

  it('finds nothing in words that are no passwords', async () => {
    writeFileSync(log, 'a guest has logged in as cell1-conductor\n');
    const leaks = watch();
    await leaks.look();
    expect(verdictOf(leaks.witness(historyOf(nothing))).verdict).toBe('valid');
  });

  it.each([
    ['a log is empty', '', 'ok'],
    ['nobody answers for a page', 'fine\n', ''],
  ])('is vacuous where %s', async (_where, logged, answer) => {
    writeFileSync(log, logged);
    page = answer;
    const leaks = watch();
    await leaks.look();
    expect(verdictOf(leaks.witness(historyOf(nothing))).verdict).toBe('vacuous');
  });

  it.each([
    ['bare', password('cell1-conductor')],
    ['of a store', password('cell0')],
    ['as HTTP has it', Buffer.from(`api:${password('api')}`).toString('base64')],
  ])('finds a password in a log, %s, and cuts it out', async (_how, secret) => {
    writeFileSync(log, `fine\nconnects with ${secret}\n`);
    page = 'ok';
    const leaks = watch();
    await leaks.look();
    const { verdict, text } = verdictOf(leaks.witness(historyOf(nothing)));
    expect(verdict).toBe('invalid');
    expect(text).toContain('"log of api #2","text":"connects with (credential)"');
    expect(text).not.toContain(secret);
  });

  it('finds a password on a page, and in what the witnesses tell', async () => {
    writeFileSync(log, 'fine\n');
    page = `cannot open amqp://api:${password('api')}@broker`;
    const leaks = watch();
    await leaks.look();
    const letter = { vhost: 'api', queue: 'q', messageId: 'm', headers: { why: password('scheduler') } };
    const { text } = verdictOf(leaks.witness({ ...historyOf(nothing), deadLetters: [letter] }));
    expect(text).toContain('there is a credential in the pages of api');
    expect(text).toContain('there is a credential in the dead letters');
  });
});
