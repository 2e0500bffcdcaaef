import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';
import { readState } from '../state-file.ts';

const cwd = mkdtempSync(join(tmpdir(), 'cellflow-up-'));
const stop = new AbortController();
const up = recordedIo({ cwd });
let ended: Promise<number>;

beforeAll(async () => {
  ended = runCli(['up', '--port', '0', '--hosts', '3'], { ...up.io, interrupted: stop.signal });
  await vi.waitFor(async () => expect(await readState({ cwd, env: {} })).not.toBeNull(), { timeout: 15_000 });
}, 20_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const recorded = recordedIo({ cwd });
  return { code: await runCli(argv, recorded.io), out: recorded.out(), err: recorded.err() };
}

/** One cloud for all of them, in this order: they are the steps of one session. */
describe('a cloud that is up', () => {
  it('says where it is and what to do', async () => {
    expect(up.out()).toContain('The cloud is up.');
    expect(up.out()).toContain('cell1 (3 hosts), cell2 (3 hosts)');
    const { placementUrl } = (await readState({ cwd, env: {} }))!;
    expect(up.out()).toMatch(new RegExp(`placement +${placementUrl}\n`));
    const versions = (await (await fetch(placementUrl)).json()) as { versions: { max_version: string }[] };
    expect(versions.versions[0]?.max_version).toBe('1.39');
    expect(await run('up', '--port', '0')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a cloud is up here already'),
    });
  });

  it('boots servers and lists them', async () => {
    const { code, out } = await run('boot', 'web', '--count', '2', '--wait');
    expect(code).toBe(0);
    expect(out).toMatch(/web-1 +ACTIVE[\s\S]*web-2 +ACTIVE/);
    const listed = await run('list', '--json');
    expect((JSON.parse(listed.out) as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'web-1',
      'web-2',
    ]);
    expect((await run('list', '--status', 'error')).out).toContain('No servers with status error');
  });

  it('shows a server and tells why it is where it is', async () => {
    expect((await run('show', 'web-1')).out).toMatch(/status +ACTIVE/);
    const why = await run('why', 'web-1');
    expect(why.code).toBe(0);
    expect(why.out).toMatch(/super-conductor +chose \S+ of 6 hosts with room/);
    expect(why.out).toMatch(/placement +claimed 1 VCPU, 2048 MiB, 20 GB/);
    const story = JSON.parse((await run('why', 'web-1', '--json')).out) as { events: { type: string }[] };
    expect(story.events.at(-1)?.type).toBe('build.succeeded');
  });

  it('fails a boot that ends in ERROR, and names the cause', async () => {
    const { code, err } = await run('boot', 'lost', '--zone', 'nowhere', '--wait');
    expect(code).toBe(1);
    expect(err).toContain('No valid host was found');
    expect((await run('why', 'lost')).out).toMatch(/AvailabilityZoneFilter 6->0/);
  });

  it('refuses what does not exist and says what does', async () => {
    expect(await run('boot', 'x', '--flavor', 'nosuch')).toMatchObject({
      code: 2,
      err: expect.stringContaining('choose one of m1.tiny, m1.small'),
    });
    expect(await run('show', 'nosuch')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no server "nosuch"'),
    });
    expect(await run('list', '--token', 'wrong')).toMatchObject({
      code: 1,
      err: expect.stringContaining('give the right token'),
    });
  });

  it('keeps its ledgers from those without the token', async () => {
    const { inspectUrl } = (await readState({ cwd, env: {} }))!;
    expect((await fetch(`${inspectUrl}/story?instance=x`)).status).toBe(401);
  });

  it('deletes servers for good, and remembers why they were there', async () => {
    const [first] = JSON.parse((await run('list', '--json')).out) as { id: string; name: string }[];
    expect((await run('delete', first!.name, '--wait')).out).toContain(`${first!.name} is gone`);
    expect((await run('why', first!.id)).out).toContain('accepted the delete');
  });

  it('ends cleanly when it is interrupted, and takes its state file along', async () => {
    stop.abort(new Error('SIGINT'));
    expect(await ended).toBe(0);
    expect(await readState({ cwd, env: {} })).toBeNull();
    expect(up.err()).toBe('');
  });
});
