import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pointNames, serviceOf } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--', 'apps/*/src/*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.endsWith('.test.ts'));

/** Everything between the brackets of a hit that looks like the name of a point, with the app it is in. */
const passed = [...new Set(sources)].flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const calls = [...text.matchAll(/failpoints\.hit\(([^;]*)/g)].map((call) => call[1] ?? '');
  return calls.flatMap((call) =>
    [...call.matchAll(/'(\w+\.\w+)'/g)].map(([, name = '']) => ({ name, app: path.split('/')[1]! })),
  );
});

describe('the table of failpoints', () => {
  it('names every point that the code passes, each in the service that it says', () => {
    const table = new Map(pointNames.map((name) => [name as string, serviceOf(name) as string]));
    expect(passed.filter(({ name, app }) => table.get(name) !== app)).toEqual([]);
  });

  it('names no point that no code passes', () => {
    const names = new Set(passed.map(({ name }) => name));
    expect(pointNames.filter((name) => !names.has(name))).toEqual([]);
  });

  it('is looked at everywhere behind a guard, so that a point that is off costs one comparison', () => {
    const unguarded = [...new Set(sources)].filter((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      return count(/failpoints\.hit\(/g) !== count(/if \((?:\w+\.)*failpoints\.armed\)/g);
    });
    expect(unguarded).toEqual([]);
  });
});
