import { describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';

describe('what a proof is made on', () => {
  it.each([
    [['--on', 'compose', '--store', 'redis://x'], '--on compose has servers of its own'],
    [['--on', 'paper'], 'Allowed choices are compose'],
    [['--broker', 'amqp://x'], '--broker and --store go together'],
  ])('is not %j', async (options, message) => {
    const { io, err } = recordedIo();
    expect(await runCli(['prove', 'no-upcall', ...options], io)).toBe(2);
    expect(err()).toContain(message);
  });
});
