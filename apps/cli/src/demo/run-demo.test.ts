import { describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';

describe('the demo', () => {
  it('plays every act, ends with every check true, and fits 100 columns', async () => {
    const { io, out, err } = recordedIo();
    expect(await runCli(['demo'], io)).toBe(0);
    expect(err()).toBe('');
    const lines = out().split('\n');
    expect(lines.filter((line) => line.startsWith('ACT '))).toHaveLength(6);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(out()).toMatch(/web-3 +ACTIVE +cell2 +c2-shaky3 +3 +after c2-shaky1 and c2-shaky2 failed/);
    expect(out()).toMatch(/\n7 of 7 checks hold/);
    expect(out()).not.toContain('✘');
  }, 30_000);

  it('tells the same to programs, one JSON value per line', async () => {
    const { io, out } = recordedIo();
    expect(await runCli(['demo', '--json'], io)).toBe(0);
    const values = out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; [field: string]: unknown });
    const retries = values.filter(
      ({ type, server, hop }) => type === 'message' && server === 'db-1' && hop === '13',
    );
    expect(retries).toHaveLength(2);
    expect(values.at(-1)).toMatchObject({ type: 'summary', ok: true });
  }, 30_000);
});
