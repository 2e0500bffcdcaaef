import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariants } from '@cellflow/checker';
import { errorCodes } from '@cellflow/rpc';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = execFileSync('git', ['ls-files', '--', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(root, page)));

/** "a/{b,c}.ts" names two files. */
function expand(path: string): string[] {
  const braces = /^(.*)\{([^}]*)\}(.*)$/.exec(path);
  if (!braces) return [path];
  const [, before = '', names = '', after = ''] = braces;
  return names.split(',').flatMap((name) => expand(`${before}${name}${after}`));
}

const captures = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  it('links to pages that are there', () => {
    const targets = captures(text, /\]\(([^)#]+)[^)]*\)/g).filter((target) => !target.startsWith('http'));
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it('names files that are there', () => {
    const named = captures(text, /`((?:apps|libs|test|tools|docs|deploy|proto|examples)\/[^`\s]*)`/g)
      .filter((path) => !/[*<]/.test(path))
      .flatMap(expand);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names npm scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = captures(text, /npm run (?:--silent )?([a-z][a-z:-]*)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the error codes', () => {
  it('are all explained', () => {
    const table = readFileSync(join(root, 'docs/error-codes.md'), 'utf8');
    for (const [name, code] of Object.entries(errorCodes))
      expect(table).toContain(`| ${code} | \`${name}\` |`);
  });
});

describe('the invariants', () => {
  it('are all explained', () => {
    const table = readFileSync(join(root, 'docs/invariants.md'), 'utf8');
    for (const { id, name } of invariants) expect(table).toContain(`| ${id} | ${name} |`);
  });
});
