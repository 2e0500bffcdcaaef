import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readState, removeState, statePath, writeState } from './state-file.ts';

const cwd = mkdtempSync(join(tmpdir(), 'cellflow-state-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const state = {
  apiUrl: 'http://a',
  placementUrl: 'http://p',
  inspectUrl: 'http://i',
  token: 't',
  mode: 'memory',
  pid: 7,
};

describe('the state file', () => {
  it('is written for its owner only, read back, and removed by the process it belongs to', async () => {
    const place = { cwd, env: {} };
    expect(await readState(place)).toBeNull();
    await writeState(place, state);
    expect(await readState(place)).toEqual(state);
    expect(statSync(statePath(place)).mode & 0o777).toBe(0o600);
    await removeState(place, 8);
    expect(await readState(place)).toEqual(state);
    await removeState(place, 7);
    expect(await readState(place)).toBeNull();
  });

  it('lives in XDG_STATE_HOME where that is set', () => {
    expect(statePath({ cwd, env: { XDG_STATE_HOME: '/s' } })).toBe('/s/cellflow/up.json');
  });

  it('is refused by name where it cannot be understood', async () => {
    const place = { cwd, env: { XDG_STATE_HOME: cwd } };
    await writeState(place, state);
    writeFileSync(statePath(place), '{}');
    await expect(readState(place)).rejects.toThrow(`${statePath(place)} cannot be understood`);
  });
});
