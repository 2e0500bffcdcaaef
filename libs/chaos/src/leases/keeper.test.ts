import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPlatform, systemClock } from '@cellflow/platform';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChaosCloud } from '../cloud/chaos-cloud.ts';
import { anyFault } from '../fault.ts';
import { diagnose } from './diagnose.ts';
import { halt } from './halt.ts';
import { healJournal } from './heal-journal.ts';
import { journalsIn, writeJournal } from './journal.ts';
import { openKeeper } from './keeper.ts';
import { identify } from './process-identity.ts';

const bundles = mkdtempSync(join(tmpdir(), 'cellflow-leases-'));
const bundle = (name: string) => join(bundles, `${name}.mjs`);
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** A run that stops the process it is told of, says so, and does nothing more. */
const runnerSource = `
import { createPlatform } from '@cellflow/platform';
import { openKeeper } from ${JSON.stringify(here('keeper.ts'))};
import { identify } from ${JSON.stringify(here('process-identity.ts'))};
import { z } from 'zod';
const [pid, folder, watcher] = [Number(process.argv[2]), process.argv[3], process.argv[4]];
const cloud = { platform: createPlatform(), servers: { processes: {} } };
const keeper = openKeeper({ cloud, folder, watcher: [process.execPath, watcher] });
await keeper.grant({
  kind: 'stop', summary: '', schema: z.unknown(),
  async inject({ undo }) {
    undo.note({ kind: 'continue', pid, bornAt: identify(pid).bornAt });
    process.kill(pid, 'SIGSTOP');
    return { heal: async () => void process.kill(pid, 'SIGCONT'), effect: async () => ({ bit: true, measure: 1, text: '' }) };
  },
}, {}, Number(process.argv[5]));
console.log('granted');
keeper.halted.addEventListener('abort', () => console.log('halted'));
`;

beforeAll(async () => {
  writeFileSync(join(bundles, 'runner.ts'), runnerSource);
  const banner =
    "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);";
  await build({
    entryPoints: { runner: join(bundles, 'runner.ts'), watcher: here('main.ts') },
    ...{ outdir: bundles, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm' },
    ...{ loader: { '.lua': 'text' }, external: ['testcontainers'], banner: { js: banner } },
    nodePaths: [here('../../../../node_modules')],
    logLevel: 'error',
  });
}, 60_000);
afterAll(() => rmSync(bundles, { recursive: true, force: true }));

let folder: string;
let victim: ChildProcess;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cellflow-journal-'));
  victim = spawn('sleep', ['600'], { stdio: 'ignore' });
  children.push(victim);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const stopped = () => identify(victim.pid!)?.stopped;
const look = () => diagnose({ folder, servers: null, services: [], projects: [] });

async function run(ttlMs = 600_000): Promise<{ child: ChildProcess; said: () => string }> {
  const args = [bundle('runner'), String(victim.pid), folder, bundle('watcher'), String(ttlMs)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  child.stdout!.on('data', (chunk) => (text += String(chunk)));
  await expect.poll(() => text, { timeout: 20_000 }).toContain('granted');
  await expect.poll(stopped).toBe(true);
  return { child, said: () => text };
}

describe('a lease in a process of its own', () => {
  it('is healed when its runner is killed', async () => {
    const { child } = await run();
    expect((await look()).map(({ kind }) => kind)).toEqual(['lease', 'journal']);
    child.kill('SIGKILL');
    await expect.poll(stopped, { timeout: 20_000 }).toBe(false);
    await expect.poll(look, { timeout: 20_000 }).toEqual([]);
    expect(journalsIn(folder)).toEqual([]);
  }, 60_000);

  it('is healed when its time is up, by others where its runner hangs', async () => {
    const { child } = await run(1000);
    child.kill('SIGSTOP');
    await expect.poll(stopped, { timeout: 20_000 }).toBe(false);
    child.kill('SIGCONT');
    await expect.poll(look, { timeout: 20_000 }).toEqual([]);
  }, 60_000);

  it('is healed by its runner when somebody says halt', async () => {
    const { said } = await run();
    const report = await halt({ folder, clock: systemClock, services: () => [], projects: async () => [] });
    expect(report).toEqual({ healed: [{ kind: 'stop', text: '{}' }], failed: [] });
    expect([stopped(), said().includes('halted'), await look()]).toEqual([false, true, []]);
  }, 60_000);

  it('is healed by halt where its runner hangs, as far as that goes without it', async () => {
    const { child } = await run();
    child.kill('SIGSTOP');
    const nothing = { services: () => [], projects: async () => [] };
    const report = await halt({ folder, clock: systemClock, ...nothing, patienceMs: 200 });
    expect(stopped()).toBe(false);
    expect(report).toMatchObject({
      healed: [],
      failed: [{ kind: 'stop', why: expect.stringContaining('does not answer') }],
    });
    child.kill('SIGCONT');
    await expect.poll(look, { timeout: 20_000 }).toEqual([]);
  }, 60_000);
});

describe('a run that is gone', () => {
  it('leaves nothing of its cloud, once what it broke is healed', async () => {
    const { bornAt } = identify(victim.pid!)!;
    const goOn = { kind: 'continue' as const, pid: victim.pid!, bornAt };
    const path = join(folder, 'gone.json');
    const runner = { pid: spawnSync('true').pid, bornAt: '1' };
    victim.kill('SIGSTOP');
    await expect.poll(stopped).toBe(true);
    writeJournal(path, { runner, ownServers: false, leases: [], remains: [goOn] });
    await healJournal(path);
    await expect.poll(stopped).toBe(false);
    expect(journalsIn(folder)).toEqual([]);
  });

  it('is told of by its compose project', async () => {
    const project = { name: 'p', runner: '1 1', containers: ['a', 'b'], networks: ['n'], volumes: [] };
    const text = 'the compose project p of a run that is gone: 2 containers, 1 networks, 0 volumes';
    const found = await diagnose({ folder, servers: null, services: [], projects: [project] });
    expect(found).toEqual([{ kind: 'project', text }]);
  });
});

describe('a keeper', () => {
  const cloud = { platform: createPlatform(), servers: { processes: null } } as unknown as ChaosCloud;
  const open = () => openKeeper({ cloud, folder, watcher: null });
  let healed: string[] = [];
  beforeEach(() => (healed = []));
  const fake = anyFault({
    kind: 'fake',
    summary: 'does nothing',
    schema: z.strictObject({ name: z.string(), heals: z.boolean().default(true) }),
    async inject(_, { name, heals }) {
      return {
        async heal() {
          if (!heals) throw new Error(`${name} is stuck`);
          healed.push(name);
        },
        effect: async () => ({ bit: true, measure: 1, text: name }),
      };
    },
  });

  it('gives each fault a chance of its own, which follows from the seed', async () => {
    const drawn = async (seed: number) => {
      const keeper = openKeeper({ cloud, folder, watcher: null, seed });
      const chances: number[] = [];
      const drawing = anyFault({
        ...{ kind: 'drawing', summary: 'draws', schema: z.strictObject({ times: z.number() }) },
        async inject({ platform }, { times }) {
          for (let at = 0; at < times; at += 1) chances.push(platform.random.next());
          return {
            heal: () => Promise.resolve(),
            effect: async () => ({ bit: true, measure: 1, text: '' }),
          };
        },
      });
      await keeper.grant(drawing, { times: 2 }, 60_000);
      await keeper.grant(drawing, { times: 1 }, 60_000);
      await keeper.close();
      return chances;
    };
    const [first, , second] = await drawn(3);
    expect(await drawn(3)).toEqual(await drawn(3));
    expect((await drawn(4))[0]).not.toBe(first);
    expect(second).not.toBe(first);
  });

  it('heals the latest first, each once, and leaves no journal', async () => {
    const keeper = open();
    const first = await keeper.grant(fake, { name: 'a' }, 60_000);
    await keeper.grant(fake, { name: 'b' }, 60_000);
    expect((await look()).map(({ text }) => text)).toEqual([
      expect.stringContaining('the fault fake {"name":"a"}'),
      expect.stringContaining('the fault fake {"name":"b"}'),
    ]);
    await Promise.all([keeper.healAll(), first.heal()]);
    await keeper.close();
    expect(healed.sort()).toEqual(['a', 'b']);
    expect([first.on(), journalsIn(folder)]).toEqual([false, []]);
  });

  it('ends a lease when its time is up', async () => {
    const keeper = open();
    const lease = await keeper.grant(fake, { name: 'a' }, 20);
    await lease.healed;
    expect([healed, await look()]).toEqual([['a'], []]);
    await keeper.close();
  });

  it('tells what does not heal, and keeps it in the journal', async () => {
    const keeper = open();
    await keeper.grant(fake, { name: 'a', heals: false }, 60_000);
    await keeper.grant(fake, { name: 'b' }, 60_000);
    await expect(keeper.close()).rejects.toThrow('not healed: a is stuck');
    expect(healed).toEqual(['b']);
    expect(await look()).toMatchObject([{ kind: 'lease' }]);
  });

  it('leaves nothing of a fault that cannot be injected', async () => {
    const keeper = open();
    const { bornAt } = identify(victim.pid!)!;
    const half = {
      ...fake,
      async inject({ undo }: ChaosCloud) {
        undo.note({ kind: 'continue', pid: victim.pid!, bornAt });
        victim.kill('SIGSTOP');
        throw new Error('half way');
      },
    };
    await expect(keeper.grant(half, {}, 60_000)).rejects.toThrow('half way');
    await expect.poll(stopped).toBe(false);
    await expect(keeper.grant(fake, { nmae: 'a' }, 60_000)).rejects.toThrow('nmae');
    expect(await look()).toEqual([]);
    await keeper.close();
  });
});
