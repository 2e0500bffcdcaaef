import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';
import { systemIds } from './ids.ts';
import { redactUrl } from './logger.ts';
import { seededRandom } from './random.ts';

describe('the clock', () => {
  it('stops sleeping when the signal aborts', async () => {
    const abort = new AbortController();
    const sleep = systemClock.sleep(60_000, abort.signal);
    abort.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    await expect(systemClock.sleep(1, abort.signal)).rejects.toThrow('enough');
  });

  it('does not run a cancelled timer', async () => {
    let ran = 0;
    systemClock.after(1, () => ran++)();
    await systemClock.sleep(10);
    expect(ran).toBe(0);
  });
});

describe('fresh ids', () => {
  it('never repeat, whatever their length', () => {
    const drawn = Array.from({ length: 2000 }, () => systemIds.hex(16));
    expect(new Set(drawn).size).toBe(2000);
    expect(drawn.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(systemIds.hex(5000)).toMatch(/^[0-9a-f]{10000}$/);
  });
});

describe('seeded randomness', () => {
  it('repeats itself for the same seed and not for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});

describe('the logger', () => {
  it('strips passwords from URLs anywhere in a text', () => {
    expect(redactUrl('cannot reach amqp://cell1:s3cret@host:5672/cell1 today')).toBe(
      'cannot reach amqp://cell1:***@host:5672/cell1 today',
    );
    expect(redactUrl('redis://:hidden@host')).toBe('redis://:***@host');
    expect(redactUrl('http://host/path')).toBe('http://host/path');
  });
});
