import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@cellflow/platform';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { processService } from './child-process.ts';
import type { ProcessService } from './child-process.ts';
import { freePorts } from './servers/free-ports.ts';

const dir = mkdtempSync(join(tmpdir(), 'cellflow-child-'));
mkdirSync(join(dir, 'bundles'));
const bundle = (name: string, source: string) => writeFileSync(join(dir, 'bundles', `${name}.js`), source);

/** A service in miniature: ready after a moment, ends on SIGTERM. */
bundle(
  'scheduler',
  `const http = require('node:http');
   const began = Date.now();
   http.createServer((request, response) => {
     response.writeHead(Date.now() - began > 100 ? 200 : 503);
     response.end(JSON.stringify({ reason: 'still waking up' }));
   }).listen(Number(process.env.CELLFLOW_HEALTH_PORT), '127.0.0.1');
   console.log('colour', process.env.COLOUR, 'secret', process.env.SECRET_OF_THE_PARENT);
   process.on('SIGTERM', () => process.exit(Number(process.env.CODE)));
   process.stdin.on('end', () => process.exit(0)).resume();`,
);
bundle('placement', `console.error('CELLFLOW_X is not set'); process.exit(1);`);

let service: ProcessService | null = null;
afterEach(() => service?.kill());
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function create(name: 'scheduler' | 'placement', env: Record<string, string> = {}) {
  const [healthPort = 0] = await freePorts(1);
  service = processService(
    { ...{ name, cell: '', replica: 0, healthPort }, env: { COLOUR: 'blue', CODE: '0', ...env } },
    {
      ...{ clock: systemClock, bundles: join(dir, 'bundles'), logDir: dir },
      ...{ readyTimeoutMs: 10_000, stopTimeoutMs: 5000 },
    },
  );
  return service;
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a service in a process of its own', () => {
  it('starts when it is ready, with its own settings and none of its parent, and stops cleanly', async () => {
    vi.stubEnv('SECRET_OF_THE_PARENT', 'x');
    const child = await create('scheduler');
    await child.start();
    expect(child.running()).toBe(true);
    const pid = child.pid!;
    await child.stop();
    expect([child.running(), child.pid, isAlive(pid)]).toEqual([false, null, false]);
    expect(readFileSync(child.logFile, 'utf8')).toContain('colour blue secret undefined');
    vi.unstubAllEnvs();
  });

  it('can be killed, frozen, thawed and started again', async () => {
    const child = await create('scheduler');
    await child.start();
    const first = child.pid;
    await child.kill();
    expect(child.running()).toBe(false);
    expect(() => child.freeze()).toThrow('scheduler is down');
    await child.start();
    expect(child.pid).not.toBe(first);
    child.freeze();
    child.thaw();
    await child.stop();
  });

  it('says how it ended when it does not stop cleanly', async () => {
    const child = await create('scheduler', { CODE: '3' });
    await child.start();
    await expect(child.stop()).rejects.toThrow('scheduler ended with 3 when asked to stop');
  });

  it('may be killed while it is asked to stop', async () => {
    const child = await create('scheduler');
    await child.start();
    child.freeze();
    const stopped = child.stop();
    await child.kill();
    await stopped;
    expect(child.running()).toBe(false);
    await child.start();
    await child.stop();
  });

  it('is asked to stop while it comes up, and stops once it is up', async () => {
    const child = await create('scheduler');
    const started = child.start();
    await child.stop();
    await started;
    expect(child.running()).toBe(false);
  });

  it('shows the end of the log of one that does not come up', async () => {
    const child = await create('placement');
    await expect(child.start()).rejects.toThrow(/placement ended before it was ready\nCELLFLOW_X is not set/);
  });
});
