import { defaultCells, startEmbedded } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';

describe('cellflow topology', () => {
  let stack: Stack;
  let names: string[];
  beforeAll(async () => {
    stack = await startEmbedded({ cells: defaultCells({ cells: 1, hosts: 4 }) });
    names = stack.cells.flatMap(({ computes }) =>
      computes.flatMap(({ hosts }) => hosts.map(({ name }) => name)),
    );
  });
  afterAll(() => stack?.stop());

  const run = async (...argv: string[]) => {
    const env = { CELLFLOW_PLACEMENT_URL: stack.placementUrls[0], CELLFLOW_TOKEN: stack.token };
    const recorded = recordedIo({ env });
    const code = await runCli(['topology', ...argv], recorded.io);
    return { code, out: recorded.out(), err: recorded.err() };
  };
  const ok = (out: string) => ({ code: 0, out, err: '' });

  it('names levels, fills racks with hosts and a row with racks, and changes nothing a second time', async () => {
    expect((await run('show')).out).toContain('No levels yet');
    expect(await run('level', 'rack')).toEqual(ok('rack is a new level of distance 1\n'));
    expect(await run('level', 'row', '--distance', '3')).toEqual(ok('row is a new level of distance 3\n'));
    expect(await run('add', 'rack', 'r1', '--hosts', names.slice(0, 2).join())).toEqual(
      ok('rack r1: 2 hosts added, 0 there already\n'),
    );
    await run('add', 'rack', 'r2', '--hosts', names[2]!);
    expect(await run('add', 'row', 'a', '--racks', 'r1,r2')).toEqual(
      ok('row a: 3 hosts added, 0 there already\n'),
    );
    expect(await run('add', 'row', 'a', '--racks', 'r1,r2', '--hosts', names[3]!)).toEqual(
      ok('row a: 1 host added, 3 there already\n'),
    );
    expect(await run('add', 'row', 'b', '--from', 'rack:r2', 'row:b')).toEqual(
      ok('row b: 1 host added (1 moved from another row), 0 there already\n'),
    );
    const shown = await run('show', '--json');
    expect(JSON.parse(shown.out)).toMatchObject([
      {
        name: 'rack',
        places: [
          { name: 'r1', hosts: 2 },
          { name: 'r2', hosts: 1 },
        ],
      },
      {
        name: 'row',
        distance: 3,
        places: [
          { name: 'a', hosts: 3 },
          { name: 'b', hosts: 1 },
        ],
      },
    ]);
    expect((await run('show')).out).toMatch(/LEVEL +DISTANCE +PLACE +HOSTS +AGGREGATE\nrack +1 +r1 +2 /);
  });

  it('leaves nothing behind where a host does not exist, and says what to do', async () => {
    expect(await run('add', 'rack', 'r9', '--hosts', 'nobody')).toEqual({
      code: 1,
      out: '',
      err: [
        'cellflow: There is no host nobody.',
        '  why:  placement answered 400',
        '  next: see what there is with: cellflow topology show',
        '',
      ].join('\n'),
    });
    expect((await run('show')).out).not.toContain('r9');
    expect((await run('add', 'shelf', 's', '--hosts', 'x')).err).toContain('no affinity level shelf');
  });

  it.each([
    [['add', 'row', 'a'], /nothing to add/],
    [['add', 'row', 'a', '--hosts', 'x,'], /Expected names separated by commas/],
    [['add', 'row', 'a', '--from', 'row'], /Expected level:place/],
    [['level', 'row', '--distance', '0'], /Expected a whole number from 1/],
    [['show', '--placement-url', 'nowhere'], /is no URL of a placement/],
  ])('refuses %j with exit code 2', async (argv, message) => {
    const { code, err } = await run(...argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
