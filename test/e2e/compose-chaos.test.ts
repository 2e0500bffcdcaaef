import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createGaugeBook,
  createHeadWatch,
  createLeakWatch,
  faultKinds,
  findScenario,
  groundOf,
  openKeeper,
  runScenario,
  startScenarioProject,
  summarise,
} from '@cellflow/chaos';
import type { Carried, Keeper, RunningChaosCloud, RunSummary, Scenario } from '@cellflow/chaos';
import { startBrokerTrace } from '@cellflow/checker';
import { createPlatform } from '@cellflow/platform';
import { proveNoUpcall } from '@cellflow/proof';
import { findProjects } from '@cellflow/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const platform = createPlatform();
const folder = mkdtempSync(join(tmpdir(), 'cellflow-compose-chaos-'));
const { signal } = new AbortController();
let cloud: RunningChaosCloud;
let keeper: Keeper;
let carried: Carried;

function scenarioNamed(name: string): Scenario {
  const found = findScenario(name, faultKinds, groundOf('compose'));
  if (typeof found === 'string') throw new Error(found);
  return found.scenario;
}

/** One stack for all: every build is tried again, and has another host in another container. */
const stack = { ...scenarioNamed('conductor-dies-after-unclaim').stack, computes: 2 };

beforeAll(async () => {
  cloud = await startScenarioProject(stack, {
    ...{ platform, signal, logDir: join(folder, 'logs'), log: () => undefined },
  });
  keeper = openKeeper({ cloud, folder: join(folder, 'journals') });
  carried = {
    trace: await startBrokerTrace(cloud.servers.admin, ['api', 'placement', 'cell1'], platform),
    ...{
      gauges: createGaugeBook(cloud),
      leaks: createLeakWatch(cloud),
      heads: createHeadWatch(cloud.stack),
      view: (history) => history,
    },
    ...{ past: { calls: [], faults: [] }, leftover: [], hurry: signal },
  };
});
let ended: Promise<void> | null = null;
const end = () =>
  (ended ??= (async () => {
    await carried?.trace.stop();
    await keeper?.close();
    await cloud?.stop();
  })());
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays a scenario on the stack that is up, and judges everything since then. The seed makes its idempotency keys. */
async function play(name: string, seed: number): Promise<RunSummary> {
  const scenario = { ...scenarioNamed(name), stack };
  const result = await runScenario({
    ...{ scenario, seed, cloud, keeper, kinds: faultKinds, platform, signal, carried },
    tell: () => undefined,
  });
  const { calls, faults } = result.history;
  carried = { ...carried, past: { calls: calls ?? [], faults: faults ?? [] } };
  return summarise(result, name);
}

describe('chaos on docker compose', () => {
  it.each([
    ['conductor-dies-after-unclaim', 1, /^1 process killed, down for [1-9]\d* ms$/],
    ['compute-sleeps-through-its-lease', 2, /^1 process stopped for [1-9]\d* ms$/],
    ['cell-goes-down-amid-a-retry', 3, /^7 networks left for [1-9]\d* ms$/],
  ])('%s is valid, and its fault bites', async (name, seed, effect) => {
    const { differences, unrest, invariants, faults } = await play(name, seed);
    // How soon the API answers (I29) tells of the machine, which all these containers share with other tests.
    const broken = invariants.flatMap(({ id, violations }) =>
      id === 'I29' ? [] : violations.map(({ message }) => `${id} ${message}`),
    );
    const otherwise = differences.filter(
      (each) => !each.startsWith('expected the verdict valid, it is invalid'),
    );
    expect({ otherwise, unrest, broken }).toEqual({ otherwise: [], unrest: '', broken: [] });
    expect(faults).toMatchObject([{ state: 'healed', effect: { text: expect.stringMatching(effect) } }]);
  });

  it('lets no credential of a cell reach above it', async () => {
    const { servers } = cloud;
    const proof = await proveNoUpcall({ servers, platform, mayHarm: true });
    expect([proof.reasons, proof.verdict, proof.cells]).toEqual([[], 'valid', ['cell1']]);
    const said = (what: RegExp) => [
      ...new Set(proof.tried.filter((each) => what.test(each.what)).map(({ code }) => code)),
    ];
    expect(said(/^open the vhost api$/)).toEqual(['403 ACCESS-REFUSED']);
    expect(said(/^log in at the store of (api|placement|cell1)$/)).toEqual(['WRONGPASS']);
    expect(said(/^publish .* in placement$/)).toContain('403 ACCESS-REFUSED');
    expect(proof.reach.map(({ store }) => store?.keys ?? null)).toEqual([['~{cell1}:*'], null]);
  });

  it('leaves nothing', async () => {
    const { description } = cloud.servers;
    const ours = async () => (await findProjects()).filter(({ name }) => description.includes(name));
    expect((await ours())[0]?.containers.length).toBeGreaterThan(12);
    await end();
    expect(await ours()).toEqual([]);
  });
});
