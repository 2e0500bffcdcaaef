import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultKinds, findScenario, playScenario, summarise, writeReports } from '@cellflow/chaos';
import type { FaultState, RunSummary } from '@cellflow/chaos';
import { loadHistory } from '@cellflow/checker';
import { createPlatform } from '@cellflow/platform';
import { afterAll, describe, expect, it, inject } from 'vitest';

Object.assign(process.env, inject('realServers'));

const folder = mkdtempSync(join(tmpdir(), 'cellflow-chaos-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plays a shipped scenario on processes and writes its reports. */
async function play(name: string): Promise<{ summary: RunSummary; told: FaultState[]; report: string }> {
  const shipped = findScenario(name, faultKinds);
  if (typeof shipped === 'string') throw new Error(shipped);
  const told: FaultState[] = [];
  const report = join(folder, name);
  const result = await playScenario(shipped.scenario, {
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
});
