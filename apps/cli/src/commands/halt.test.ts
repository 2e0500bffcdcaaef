import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, journalFolder } from '@cellflow/chaos';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';

const cwd = mkdtempSync(join(tmpdir(), 'cellflow-halt-'));
let victim: ChildProcess;

beforeAll(() => {
  victim = spawn('sleep', ['600'], { stdio: 'ignore' });
});
afterAll(() => {
  victim.kill('SIGKILL');
  rmSync(cwd, { recursive: true, force: true });
});

async function run(...argv: string[]) {
  const recorded = recordedIo({ cwd });
  return { code: await runCli(argv, recorded.io), out: recorded.out() };
}

/** What a run leaves that was killed together with its watcher. */
function leaveBehind(): void {
  const folder = journalFolder({ env: {}, cwd });
  mkdirSync(folder, { recursive: true });
  const { pid: gone } = spawnSync('true');
  const bornAt = identify(victim.pid!)!.bornAt;
  const remedy = { kind: 'continue', pid: victim.pid, bornAt };
  const lease = {
    ...{ id: 'l', kind: 'stop', text: '{"service":"api"}', untilMs: 0 },
    remedies: [{ id: 'r', remedy }],
  };
  const journal = { runner: { pid: gone, bornAt: '1' }, ownServers: true, leases: [lease] };
  victim.kill('SIGSTOP');
  writeFileSync(join(folder, 'left.json'), JSON.stringify(journal));
}

describe('cellflow halt and cellflow doctor', () => {
  it('have nothing to do where nothing is broken', async () => {
    expect(await run('doctor')).toEqual({ code: 0, out: 'Nothing of any fault is left.\n' });
    expect(await run('halt')).toEqual({ code: 0, out: 'Nothing was broken.\n' });
  });

  it('find what a run has left that is gone, and heal it', async () => {
    leaveBehind();
    const before = await run('doctor', '--json');
    expect(before.code).toBe(1);
    expect(JSON.parse(before.out)).toMatchObject({
      clean: false,
      findings: [
        { kind: 'lease', text: expect.stringMatching(/^the fault stop \{"service":"api"\} of .* gone$/) },
        { kind: 'journal', text: `process ${victim.pid} is stopped` },
      ],
    });
    expect(await run('halt')).toEqual({ code: 0, out: 'healed  stop {"service":"api"}\n' });
    expect(await run('doctor', '--json')).toMatchObject({ code: 0, out: '{"clean":true,"findings":[]}\n' });
  });
});
