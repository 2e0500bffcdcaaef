import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFailpoints } from '@cellflow/failpoints';
import { serveHealth, systemClock } from '@cellflow/platform';
import { rpcErrors } from '@cellflow/rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';
import { writeState } from '../state-file.ts';

const cwd = mkdtempSync(join(tmpdir(), 'cellflow-failpoints-'));
const doors: { close(): Promise<void> }[] = [];

/** The health endpoint of a service that is written down as running. */
async function serve(id: string, name: string, faults = true) {
  const failpoints = createFailpoints({
    clock: systemClock,
    grip: { exit: () => undefined, kill: () => undefined, pause: null },
    errors: rpcErrors,
    tell: () => undefined,
  });
  const door = await serveHealth({
    ...{ host: '127.0.0.1', port: 0, readiness: () => null },
    failpoints: faults ? failpoints : null,
  });
  doors.push(door);
  return { failpoints, service: { id, name, healthUrl: `http://127.0.0.1:${door.port}` } };
}

async function run(...argv: string[]) {
  const recorded = recordedIo({ cwd });
  return {
    code: await runCli(['failpoints', ...argv], recorded.io),
    out: recorded.out(),
    err: recorded.err(),
  };
}

const state = { apiUrl: 'http://a', placementUrl: 'http://p', inspectUrl: 'http://i', token: 't' };
let one: Awaited<ReturnType<typeof serve>>;
let two: Awaited<ReturnType<typeof serve>>;
let api: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  one = await serve('cell1.cell-conductor', 'cell-conductor');
  two = await serve('cell2.cell-conductor', 'cell-conductor');
  api = await serve('api', 'api');
  const services = [one.service, two.service, api.service];
  await writeState({ cwd, env: {} }, { ...state, mode: 'processes', pid: process.pid, services });
});
afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  rmSync(cwd, { recursive: true, force: true });
});

describe('cellflow failpoints', () => {
  it('lists every point with its service', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toMatch(/conductor\.after_unclaim +cell-conductor +hop 10 is answered/);
    const all = JSON.parse((await run('list', '--json')).out) as { name: string }[];
    expect(all).toContainEqual(expect.objectContaining({ name: 'api.after_persist', service: 'api' }));
  });

  it('arms each service with the points it has, for a time, and disarms it', async () => {
    const text = 'conductor.after_unclaim=exit@2; api.before_reply=delay(1s)';
    const { code, out } = await run('arm', text, '--all', '--for', '30s');
    expect(code).toBe(0);
    expect(out).toMatch(/cell2\.cell-conductor +armed 30s +conductor\.after_unclaim=exit@2 +0 +0/);
    expect(one.failpoints.status()).toMatchObject({ armed: true, rules: [{ hits: 0 }] });
    expect(api.failpoints.status().rules.map((rule) => rule.text)).toEqual(['api.before_reply=delay(1s)']);
    void one.failpoints.hit('conductor.after_unclaim');
    const told = JSON.parse((await run('disarm', '--all', '--json')).out) as object[];
    expect(told[0]).toMatchObject({ service: 'cell1.cell-conductor', armed: false, rules: [{ hits: 1 }] });
    expect(one.failpoints.armed).toBe(false);
    expect((await run('status', '--service', 'api')).out).toMatch(/api +off +api\.before_reply=delay/);
  });

  it('arms one replica, or all of a name', async () => {
    await run('arm', 'conductor.on_report=hang', '--service', 'cell2.cell-conductor');
    expect([one.failpoints.armed, two.failpoints.armed]).toEqual([false, true]);
    await run('arm', 'conductor.on_report=hang', '--service', 'cell-conductor');
    expect([one.failpoints.armed, two.failpoints.armed]).toEqual([true, true]);
    await run('disarm', '--all');
  });

  it.each([
    [['arm', 'conductor.after_unclam=exit', '--all'], /position 1: .*conductor\.after_unclaim/],
    [['arm', '', '--all'], /arms nothing/],
    [['arm', 'api.before_reply=exit', '--service', 'cell-conductor'], /they are in api/],
    [['arm', 'api.before_reply=exit', '--service', 'nobody'], /there are cell1\.cell-conductor, /],
    [['arm', 'api.before_reply=exit'], /give either --service NAME or --all/],
    [['arm', 'api.before_reply=exit', '--all', '--for', 'ever'], /a time such as 500ms/],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, err } = await run(...argv);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  it('says so where a service refuses, or was not started for it', async () => {
    const refused = await run('arm', 'api.before_reply=pause', '--service', 'api');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('shares its process')]);
    const plain = await serve('scheduler', 'scheduler', false);
    const services = [plain.service];
    await writeState({ cwd, env: {} }, { ...state, mode: 'processes', pid: process.pid, services });
    const closed = await run('status', '--all');
    expect([closed.code, closed.err]).toEqual([1, expect.stringContaining('CELLFLOW_FAULTS=1')]);
  });

  it('says that there is nothing to break', async () => {
    await writeState({ cwd, env: {} }, { ...state, mode: 'memory', pid: process.pid });
    expect((await run('status', '--all')).err).toContain('cellflow up --processes --faults');
  });
});
