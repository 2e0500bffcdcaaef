import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../dist/cellflow.js', import.meta.url));
const replay = async (...options: string[]) =>
  JSON.parse((await run(process.execPath, [cli, 'replay', '--json', ...options])).stdout) as {
    requests: number;
    servers: { active: number; error: number; unfinished: number };
    builds: { retries: number; failed: number };
    deletes: { accepted: number; released: number };
    capacityViolations: string[];
    problems: string[];
    sound: boolean;
  };

describe('cellflow replay', () => {
  it('plays the examples with failing builds and leaves a sound cloud', async () => {
    const report = await replay('--fail', '0.1', '--seed', '4');
    expect(report).toMatchObject({ requests: 120, capacityViolations: [], problems: [], sound: true });
    const { active, error, unfinished } = report.servers;
    expect([active + error, unfinished]).toEqual([120, 0]);
    expect(active).toBeGreaterThan(80);
    expect(report.builds.retries).toBeGreaterThan(0);
    expect(report.deletes.released).toBe(report.deletes.accepted);
    expect(report.deletes.accepted).toBeGreaterThan(80);
  });

  it('meets builds with deletes when it plays in time', async () => {
    const report = await replay('--speed', '5000', '--limit', '40');
    expect(report).toMatchObject({ requests: 40, capacityViolations: [], problems: [], sound: true });
  });

  it('exits 2 and names file, line and column of a bad row', async () => {
    const hosts = fileURLToPath(new URL('../../examples/requests.csv', import.meta.url));
    const refused = await replay('--hosts', hosts).catch((error: { code: number; stderr: string }) => error);
    expect(refused).toMatchObject({ code: 2 });
    expect((refused as { stderr: string }).stderr).toContain('requests.csv:1: column sn: is missing');
  });
});
