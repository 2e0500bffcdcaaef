import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';
import { writeState } from '../state-file.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'cellflow-dlq-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function dlq(...args: string[]) {
  const recorded = recordedIo({ cwd });
  return { exitCode: await runCli(['dlq', ...args], recorded.io), err: recorded.err() };
}
const upState = {
  apiUrl: 'http://127.0.0.1:1',
  placementUrl: 'http://127.0.0.1:1',
  inspectUrl: 'http://127.0.0.1:1',
  token: 'admin',
  mode: 'memory',
  pid: 1,
};

describe('cellflow dlq', () => {
  it('says where to run it when no cloud is up', async () => {
    const { exitCode, err } = await dlq('list');
    expect(exitCode).toBe(1);
    expect(err).toContain('no broker to talk to');
    expect(err).toContain('amqp://operator:PASSWORD@HOST');
  });

  it('says that a cloud in memory has none', async () => {
    await writeState({ cwd, env: {} }, upState);
    const { exitCode, err } = await dlq('list');
    expect(exitCode).toBe(1);
    expect(err).toContain('keeps its messages in memory');
    expect(err).toContain('cellflow up --processes');
  });

  it('wants the operator, whose word about senders is believed', async () => {
    const { exitCode, err } = await dlq('requeue', '--all', '--broker', 'amqp://guest:guest@127.0.0.1:1');
    expect(exitCode).toBe(2);
    expect(err).toContain('log in as "operator"');
  });

  it('wants one place to look at: a stack or a broker', async () => {
    const { exitCode, err } = await dlq('list', '--compose', '--broker', 'amqp://operator:x@127.0.0.1:1');
    expect(exitCode).toBe(2);
    expect(err).toContain('--compose and --broker exclude each other');
  });

  it('says so where nobody answers', async () => {
    const { exitCode, err } = await dlq(
      ...['list', '--broker', 'amqp://operator:x@127.0.0.1:1'],
      ...['--broker-management', 'http://127.0.0.1:1'],
    );
    expect(exitCode).toBe(1);
    expect(err).toContain('the dead letters cannot be reached');
  });

  it.each([['requeue'], ['requeue', 'a', '--all'], ['drop', '--yes'], ['drop', 'a']])(
    'refuses "dlq %s %s %s" before it touches anything',
    async (...args) => {
      expect((await dlq(...args)).exitCode).toBe(2);
    },
  );
});
