import { defaultCells, findService, startEmbedded } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import type { MemoryStore } from '@cellflow/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';

describe('cellflow placement', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startEmbedded({ cells: defaultCells({ cells: 2, hosts: 2 }) });
  });
  afterAll(() => stack?.stop());

  const run = async (...argv: string[]) => {
    const env = { CELLFLOW_PLACEMENT_URL: stack.placementUrls[0], CELLFLOW_TOKEN: stack.token };
    const recorded = recordedIo({ env });
    const code = await runCli(['placement', ...argv], recorded.io);
    return { code, out: recorded.out(), err: recorded.err() };
  };

  it(
    'says what a recovery waits for, and ends it with force and a warning',
    { timeout: 30_000 },
    async () => {
      expect(await run('status')).toEqual({ code: 0, out: 'placement is not recovering\n', err: '' });
      expect((await run('recover', '--force')).err).toContain('placement is not recovering');
      await findService(stack, 'cell2.cell-conductor').kill();
      (stack.stores.placement as MemoryStore).empty();
      await expect
        .poll(async () => (await run('status')).out, { timeout: 10_000 })
        .toMatch(/hold\n {2}it waits for what cell2 holds\n/);
      expect(JSON.parse((await run('status', '--json')).out)).toMatchObject({ recovering: true });
      const asked = await run('recover');
      expect(asked).toMatchObject({ code: 2, out: '' });
      expect(asked.err).toContain('may be given to others a second time');
      const forced = await run('recover', '--force');
      expect(forced).toMatchObject({ code: 0, out: 'placement has recovered\n' });
      expect(forced.err).toContain('warning: it did not hear what cell2 holds');
      expect((await run('status')).out).toBe('placement is not recovering\n');
    },
  );
});
