import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  faultKinds,
  findScenario,
  parseScenario,
  playScenario,
  summarise,
  writeReports,
} from '@cellflow/chaos';
import type { FaultState, RunSummary, Scenario } from '@cellflow/chaos';
import { loadHistory } from '@cellflow/checker';
import { createPlatform } from '@cellflow/platform';
import { afterAll, describe, expect, it, inject } from 'vitest';

Object.assign(process.env, inject('realServers'));

const folder = mkdtempSync(join(tmpdir(), 'cellflow-chaos-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Played {
  readonly summary: RunSummary;
  readonly told: FaultState[];
  readonly report: string;
}

/** Plays a shipped scenario on processes and writes its reports. */
function play(name: string): Promise<Played> {
  const shipped = findScenario(name, faultKinds);
  if (typeof shipped === 'string') throw new Error(shipped);
  return playOne(shipped.scenario);
}

async function playOne(scenario: Scenario): Promise<Played> {
  const { name } = scenario;
  const told: FaultState[] = [];
  const report = join(folder, name);
  const result = await playScenario(scenario, {
    ...{ seed: 1, platform: createPlatform(), env: process.env, journals: join(folder, 'journals') },
    ...{ signal: new AbortController().signal, log: () => undefined, logDir: join(report, 'logs') },
    tell: (event) => void (event.kind === 'fault' && told.push(event.fault)),
  });
  const summary = summarise(result, name);
  await writeReports(report, result, summary);
  return { summary, told, report };
}

describe('a scenario of chaos, on processes', () => {
  it('is valid where a conductor is killed between unclaim and claim, and proves it', async () => {
    const { summary, told, report } = await play('conductor-dies-after-unclaim');
    expect(summary).toMatchObject({ verdict: 'valid', passed: true, differences: [], unrest: '' });
    expect(summary.outcome.servers).toEqual({ ACTIVE: 12 });
    expect(told.map(({ state }) => state)).toEqual(['active', 'healed']);
    const looked = new Map(summary.invariants.map(({ id, looked: count }) => [id, count]));
    for (const id of ['I1', 'I3', 'I8', 'I10', 'I12', 'I30', 'I31', 'I32', 'I36'])
      expect([id, looked.get(id)]).not.toEqual([id, 0]);
    expect(readFileSync(join(report, 'junit.xml'), 'utf8')).toContain('failures="0"');
    expect(readFileSync(join(report, 'report.html'), 'utf8')).toContain('kill at conductor.after_unclaim');
    expect((await loadHistory(join(report, 'history.jsonl'))).calls?.length).toBeGreaterThan(24);
  });

  it('is vacuous where its fault never strikes, and does not pass', async () => {
    const { summary, told } = await play('nothing-is-broken');
    expect(summary).toMatchObject({ verdict: 'vacuous', passed: false, differences: [] });
    expect(summary.outcome.servers).toEqual({ ACTIVE: 4 });
    expect(told).toEqual([]);
  });

  it('is vacuous where a delete at a step never comes', async () => {
    const text = `
name: a-delete-that-never-comes
title: Nobody comes by this step while nothing is broken
stack: { cells: 1 }
workload: { boots: 4, deletes: { step: super.on_redelivery } }
expect: valid
`;
    const { summary } = await playOne(parseScenario(text, { file: 'never.yaml', kinds: faultKinds }));
    expect(summary).toMatchObject({ verdict: 'vacuous', passed: false });
    expect(summary.faults).toMatchObject([
      {
        ...{ text: 'delete of a server at super.on_redelivery (hit 1)', state: 'waits' },
        effect: { text: 'its moment has not come', amount: 0 },
      },
    ]);
  });
});

describe('cellflow chaos run', () => {
  const cli = fileURLToPath(new URL('../../dist/cellflow.js', import.meta.url));

  it('heals, stops and fails where nobody reads what it says any more', async () => {
    const cwd = join(folder, 'closed');
    mkdirSync(cwd);
    writeFileSync(
      join(cwd, 'long.yaml'),
      'name: long\ntitle: t\nstack: { cells: 1 }\nworkload: { duration: 60s }\nfaults: [{ at: 0s, do: stop scheduler, heal: 60s }]\nexpect: valid\n',
    );
    const env = { ...process.env, XDG_STATE_HOME: '' };
    const run = spawn(process.execPath, [cli, 'chaos', 'run', './long.yaml'], { cwd, env });
    let [out, err] = ['', ''];
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('fault on')) run.stdout.destroy();
    });
    run.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const [code] = (await once(run, 'exit')) as [number];
    expect(out).toContain('stop scheduler');
    expect([code, err]).toEqual([141, '']);
    const journals = readdirSync(join(cwd, '.cellflow', 'chaos')).filter((name) => name.endsWith('.json'));
    expect(journals).toEqual([]);
  });
});
