import { handClock } from '@cellflow/platform/testing';
import { describe, expect, it } from 'vitest';
import { answerInTime } from './answer-in-time.ts';

describe('a read', () => {
  it('is answered 503 where the stores take too long, one after the other', async () => {
    const clock = handClock();
    const read = answerInTime(clock, new Promise(() => undefined)).catch((error: unknown) => error);
    await clock.advance(4500);
    expect(await read).toMatchObject({ status: 503 });
  });

  it('gives what it found, or why it failed, in time', async () => {
    const clock = handClock();
    expect(await answerInTime(clock, Promise.resolve(7))).toBe(7);
    await expect(answerInTime(clock, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
