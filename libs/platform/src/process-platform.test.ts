import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noFailpoints } from '@cellflow/failpoints';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { silentLogger } from './logger.ts';
import { processPlatform } from './process-platform.ts';

const errors = { codes: ['INTERNAL'], make: (_code: string, message: string) => new Error(message) };
const platformIn = (env: Record<string, string>) =>
  processPlatform({ service: 'api', logger: silentLogger, env, errors });

const dir = mkdtempSync(join(tmpdir(), 'cellflow-failpoints-'));
const bundle = join(dir, 'service.mjs');
const source = `
import { processPlatform, silentLogger } from ${JSON.stringify(fileURLToPath(new URL('index.ts', import.meta.url)))};
const errors = { codes: ['INTERNAL'], make: (code, message) => new Error(message) };
const { platform } = processPlatform({ service: 'api', logger: silentLogger, env: process.env, errors });
const held = platform.failpoints.hit('api.after_persist', { instance: 'i1' });
if (held) await held;
console.log('went on');`;

beforeAll(async () => {
  writeFileSync(join(dir, 'service.ts'), source);
  const banner =
    "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);";
  await build({
    ...{ entryPoints: [join(dir, 'service.ts')], outfile: bundle, bundle: true },
    ...{ platform: 'node', format: 'esm', banner: { js: banner } },
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (text: string, act: (child: ReturnType<typeof spawn>, err: string) => void = () => undefined) =>
  new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    const env = { ...process.env, CELLFLOW_FAILPOINTS: text };
    const child = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'pipe'], env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
      act(child, err);
    });
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });

describe('the platform of a process', () => {
  it('has points that can do nothing unless the environment wants them', () => {
    expect(platformIn({})).toMatchObject({ platform: { failpoints: noFailpoints }, failpoints: null });
    const armed = platformIn({ CELLFLOW_FAILPOINTS: 'api.before_reply=hang' });
    expect([armed.platform.failpoints.armed, armed.failpoints]).toEqual([true, null]);
    const ready = platformIn({ CELLFLOW_FAULTS: '1' });
    expect([ready.platform.failpoints.armed, ready.failpoints?.status().rules]).toEqual([false, []]);
  });

  it('is a configuration that cannot be used where the text cannot be understood', () => {
    const attempt = () => platformIn({ CELLFLOW_FAILPOINTS: 'api.before_reply=explode' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/CELLFLOW_FAILPOINTS is not usable: position 18/);
  });

  it('has a wall clock that is wrong only where faults are wanted, and deadlines that are right', () => {
    const skewed = (env: Record<string, string>) => {
      const { clock } = platformIn({ CELLFLOW_CLOCK_SKEW_MS: '-3600000', ...env }).platform;
      return [Math.round((clock.now() - Date.now()) / 60_000), clock.monotonic() - performance.now() < 1000];
    };
    expect(skewed({ CELLFLOW_FAULTS: '1' })).toEqual([-60, true]);
    expect(skewed({})).toEqual([0, true]);
    expect(() => platformIn({ CELLFLOW_FAULTS: '1', CELLFLOW_CLOCK_SKEW_MS: '1h' })).toThrow(ConfigError);
  });

  it('says which point was hit before it exits with 137', async () => {
    const { code, out, err } = await run('api.after_persist=exit');
    expect([code, out]).toEqual([137, '']);
    const line = {
      event: 'failpoint',
      point: 'api.after_persist',
      number: 1,
      action: 'exit',
      instance: 'i1',
    };
    expect(JSON.parse(err)).toMatchObject(line);
  });

  it('says so before it is killed', async () => {
    const { signal, out, err } = await run('api.after_persist=kill');
    expect([signal, out]).toEqual(['SIGKILL', '']);
    expect(err).toContain('"action":"kill"');
  });

  it('stands still until it is told to go on', async () => {
    const { code, out } = await run('api.after_persist=pause', (child) => {
      // Whichever comes after it has stopped.
      const again = setInterval(() => child.kill('SIGCONT'), 20);
      child.once('close', () => clearInterval(again));
    });
    expect([code, out]).toEqual([0, 'went on\n']);
  });
});
