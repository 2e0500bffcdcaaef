import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exhibits, playExhibit, writeShowing } from '@cellflow/chaos';
import { createPlatform } from '@cellflow/platform';
import { afterAll, describe, expect, inject, it } from 'vitest';

Object.assign(process.env, inject('realServers'));

const folder = mkdtempSync(join(tmpdir(), 'cellflow-museum-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an exhibit of the museum, on processes', () => {
  it('breaks its invariant with the defect, is valid without it, and reports both', async () => {
    const exhibit = exhibits.find(({ name }) => name === 'museum-retries-are-lost')!;
    const showing = await playExhibit(exhibit, {
      ...{ seed: 1, platform: createPlatform(), env: process.env, journals: join(folder, 'journals') },
      ...{ signal: new AbortController().signal, log: () => undefined, logDir: join(folder, 'logs') },
      ...{ tell: () => undefined, began: () => undefined },
    });
    expect(showing.flaws).toEqual([]);
    expect(showing.broken.summary).toMatchObject({ verdict: 'invalid', outcome: { servers: { ERROR: 6 } } });
    expect(showing.fixed.summary).toMatchObject({ verdict: 'valid', outcome: { servers: { ACTIVE: 6 } } });
    await writeShowing(folder, showing);
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('tests="2" failures="0"');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/<td>invalid<\/td><td>valid<\/td>/);
  });
});
