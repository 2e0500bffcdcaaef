import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'cellflow-lifecycle-'));
const bundle = join(dir, 'service.mjs');
const source = `
import { ConfigError, runProcess, silentLogger } from ${JSON.stringify(fileURLToPath(new URL('index.ts', import.meta.url)))};
await runProcess({
  name: 'service', logger: { ...silentLogger, info: () => console.log('up') }, stopTimeoutMs: 60_000,
  async start() {
    if (process.env.WAIT) await new Promise((resolve) => setInterval(resolve, 60_000, console.log('waits')));
    if (process.env.CONFIG) throw new ConfigError('CONFIG is not usable');
    setInterval(() => undefined, 1000);
    return { stop: () => (process.env.HANG ? new Promise(() => undefined) : Promise.resolve()) };
  },
});`;

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

/** Starts the service; `act` is done to it once it is up. Resolves with its exit code. */
const run = (env: Record<string, string>, act: (child: ReturnType<typeof spawn>) => void) =>
  new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [bundle], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.stdout.once('data', () => act(child));
    child.once('exit', resolve);
  });

const withParent = { CELLFLOW_EXIT_WITH_PARENT: '1' };

describe('a service as a process', () => {
  it('stops cleanly when it is asked to', async () => {
    expect(await run({}, (child) => child.kill('SIGTERM'))).toBe(0);
  });

  it('stops cleanly before it is up, as where it waits for its broker', async () => {
    expect(await run({ WAIT: '1' }, (child) => child.kill('SIGTERM'))).toBe(0);
  });

  it('ends with the process that started it', async () => {
    expect(await run(withParent, (child) => child.stdin?.end())).toBe(0);
  });

  it('does not wait for what it cannot finish without it', async () => {
    expect(await run({ ...withParent, HANG: '1' }, (child) => child.stdin?.end())).toBe(1);
  });

  it('exits 2 on a configuration that cannot be used', async () => {
    expect(await run({ CONFIG: 'bad' }, () => undefined)).toBe(2);
  });
});
