import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { dataDirectory, startServer } from './server-process.ts';
import type { ServerProgram } from './server-process.ts';

/** A program that says its process id and waits. */
function program(overrides: Partial<ServerProgram> = {}): ServerProgram {
  const dir = dataDirectory('test');
  const pidFile = join(dir, 'server.pid');
  return {
    name: 'Sleeper',
    dir,
    command: ['sh', '-c', 'echo started >> starts; echo $$ > server.pid; exec sleep 600'],
    env: process.env,
    pidFile,
    answers: () => Promise.resolve(existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== ''),
    pollMs: 5,
    startTimeoutMs: 5000,
    ...overrides,
  };
}

/** A killed process whose parent does not care remains as a zombie. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('startServer', () => {
  it('kills, restarts on the same data, and removes it in the end', async () => {
    const plan = program();
    const server = await startServer(plan);
    const first = server.pid;
    expect(alive(first)).toBe(true);
    await server.kill();
    expect(server.running).toBe(false);
    await expect.poll(() => alive(first)).toBe(false);
    expect(() => server.pid).toThrow('Sleeper is not running');
    await server.restart();
    expect(server.pid).not.toBe(first);
    expect(readFileSync(join(plan.dir, 'starts'), 'utf8')).toBe('started\nstarted\n');
    const second = server.pid;
    await server.stop();
    await expect.poll(() => alive(second)).toBe(false);
    expect(existsSync(plan.dir)).toBe(false);
  });

  it('keeps the data of a server that dies by itself', async () => {
    const plan = program();
    const server = await startServer(plan);
    process.kill(server.pid, 'SIGKILL');
    await expect.poll(() => server.running).toBe(false);
    expect(existsSync(plan.dir)).toBe(true);
    await server.restart();
    expect(readFileSync(join(plan.dir, 'starts'), 'utf8')).toBe('started\nstarted\n');
    await server.stop();
  });

  it('tells the end of the log of a server that does not start, and leaves nothing', async () => {
    const plan = program({ command: ['sh', '-c', 'echo the port is taken; exit 1'] });
    await expect(startServer(plan)).rejects.toThrow(/Sleeper ended while starting:\nthe port is taken/);
    expect(existsSync(plan.dir)).toBe(false);
  });

  it('gives up on a server that never answers', async () => {
    const plan = program({ answers: () => Promise.resolve(false), startTimeoutMs: 50 });
    await expect(startServer(plan)).rejects.toThrow('Sleeper did not answer within 50 ms');
    expect(existsSync(plan.dir)).toBe(false);
  });
});

describe('a server whose starter is killed', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'cellflow-starter-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  it('ends with its companion, and its data is removed', async () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    const starter = join(scratch, 'starter.mjs');
    const source = `
      import { existsSync, readFileSync } from 'node:fs';
      import { dataDirectory, startServer } from './server-process.ts';
      const dir = dataDirectory('test');
      const pidFile = dir + '/server.pid';
      const server = await startServer({
        name: 'Sleeper', dir, pidFile, env: process.env, pollMs: 5, startTimeoutMs: 5000,
        command: ['sh', '-c', 'echo $$ > server.pid; exec sleep 600'],
        companion: ['sleep', '601'],
        answers: async () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '',
      });
      console.log(JSON.stringify({ dir, pid: server.pid }));
      setInterval(() => undefined, 1000);`;
    await build({
      stdin: { contents: source, resolveDir: here, loader: 'ts' },
      outfile: starter,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
      },
    });
    const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (d) => resolve(String(d))));
    const { dir, pid } = JSON.parse(line) as { dir: string; pid: number };
    expect(alive(pid)).toBe(true);
    writeFileSync(join(dir, 'data'), 'x');
    child.kill('SIGKILL');
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => existsSync(dir), { timeout: 10_000 }).toBe(false);
  });
});
