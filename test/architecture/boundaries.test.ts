import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const written: string[] = [];

/** Lints `code` as if it stood in the given project. The rule reads real files, so it is written for a moment. */
async function lint(folder: string, code: string): Promise<string[]> {
  const file = join(root, folder, 'src', `forbidden-import-${process.pid}.ts`);
  writeFileSync(file, code);
  written.push(file);
  const [result] = await new ESLint({ cwd: root }).lintFiles([file]);
  return (result?.messages ?? [])
    .filter((message) => message.ruleId !== '@typescript-eslint/no-unused-vars')
    .map((message) => `${message.ruleId}: ${message.message}`);
}

beforeAll(() => {
  // The rule is skipped in silence where Nx has not computed the project graph.
  execFileSync(join(root, 'node_modules/.bin/nx'), ['show', 'projects'], { cwd: root, stdio: 'ignore' });
});

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true });
});

const boundary = '@nx/enforce-module-boundaries';

describe('module boundaries', () => {
  const forbidden = [
    ['a cell imports a global contract', 'apps/cell-conductor', '@cellflow/contracts-global'],
    ['a compute imports a global contract', 'apps/fake-compute', '@cellflow/contracts-global'],
    ['placement imports a cell contract', 'apps/placement', '@cellflow/contracts-cell'],
    ['domain imports a contract', 'libs/domain', '@cellflow/contracts-common'],
    ['domain imports the platform', 'libs/domain', '@cellflow/platform'],
    ['an app imports an app', 'apps/api', '@cellflow/app-scheduler'],
    ['an app imports the composed stack', 'apps/scheduler', '@cellflow/stack'],
    ['a shared library imports a cell contract', 'libs/rpc', '@cellflow/contracts-cell'],
    ['the command line imports a service', 'apps/cli', '@cellflow/app-api'],
  ] as const;

  it.each(forbidden)('rejects that %s', async (_title, folder, target) => {
    const messages = await lint(folder, `import * as forbidden from '${target}';\nexport { forbidden };\n`);
    expect(messages.join('\n')).toContain(boundary);
  });

  it('rejects the same by a dynamic import and by a relative path', async () => {
    const dynamic = await lint(
      'apps/cell-conductor',
      `export const load = () => import('@cellflow/contracts-global');\n`,
    );
    expect(dynamic.join('\n')).toContain(boundary);
    const relative = await lint(
      'apps/cell-conductor',
      `export * from '../../../libs/contracts/global/src/index.ts';\n`,
    );
    expect(relative.join('\n')).toContain(boundary);
  });

  it('lets a cell import its own contract and the one that is open to it', async () => {
    const messages = await lint(
      'apps/cell-conductor',
      `import * as own from '@cellflow/contracts-cell';\nimport * as open from '@cellflow/contracts-placement';\nexport { own, open };\n`,
    );
    expect(messages).toEqual([]);
  });
});

describe('purity', () => {
  it.each([
    ['the wall clock', 'export const at = Date.now();'],
    ['a bare date', 'export const at = new Date();'],
    ['chance', 'export const chance = Math.random();'],
    ['a timer', 'setTimeout(() => undefined, 1);'],
    ['fresh ids', "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();"],
    ['the performance clock', 'export const at = performance.now();'],
  ])('rejects %s outside what the code is handed', async (_title, code) => {
    const messages = await lint('libs/domain', `${code}\n`);
    expect(messages.join('\n')).toMatch(/you are handed/);
  });

  it('lets domain code import nothing, not even the standard library', async () => {
    const messages = await lint(
      'libs/domain',
      `import { readFileSync } from 'node:fs';\nexport { readFileSync };\n`,
    );
    expect(messages.join('\n')).toContain('Domain code imports nothing');
  });

  it('lets only the adapters import amqplib and ioredis', async () => {
    const rpc = await lint('libs/rpc', `import { connect } from 'amqplib';\nexport { connect };\n`);
    expect(rpc.join('\n')).toContain('libs/rpc/src/amqp');
    const store = await lint('libs/store', `import { Redis } from 'ioredis';\nexport { Redis };\n`);
    expect(store.join('\n')).toContain('libs/store/src/redis');
  });
});
