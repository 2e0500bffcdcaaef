import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSoak } from '@cellflow/chaos';
import { createPlatform } from '@cellflow/platform';
import { expect, inject, it } from 'vitest';

Object.assign(process.env, inject('realServers'));

const minutes = 2;
const seed = Number(process.env['CELLFLOW_SEED'] ?? 1);

it(`is valid, and uses no more than before, after ${minutes} minutes of random faults`, async () => {
  console.log(`seed ${seed}: cellflow chaos soak --for ${minutes}m --seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'cellflow-soak-'));
  const { rounds, last } = await runSoak({
    ...{ seed, forMs: minutes * 60_000, losing: false, platform: createPlatform(), env: process.env },
    ...{ logDir: join(folder, 'logs'), journals: join(folder, 'journals') },
    ...{ signal: new AbortController().signal, log: () => undefined, tell: () => undefined },
    ...{ onLoad: () => undefined, onBegin: () => undefined, onRound: () => undefined },
  });
  // A fault that is drawn by chance may find nobody to strike.
  const broken = last.result.judgement.results.flatMap(({ id, violations }) =>
    id === 'I32' ? [] : violations,
  );
  expect(broken).toEqual([]);
  expect(rounds.map(({ verdict, why }) => ({ verdict, why }))).toEqual(
    rounds.map(() => ({ verdict: 'valid', why: [] })),
  );
  expect(rounds.length).toBeGreaterThan(1);
  expect(rounds.reduce((sum, { faults }) => sum + faults.bit, 0)).toBeGreaterThan(3);
  const looked = new Map(last.result.judgement.results.map(({ id, looked: count }) => [id, count]));
  for (const id of ['I1', 'I3', 'I6', 'I12', 'I14', 'I26', 'I34'])
    expect([id, looked.get(id)]).not.toEqual([id, 0]);
  rmSync(folder, { recursive: true, force: true });
}, 360_000);
