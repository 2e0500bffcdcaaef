import { systemClock } from '@cellflow/platform';
import { RestError } from '@cellflow/stack';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

function client() {
  const over = new AbortController();
  let slept = 0;
  const clock = { ...systemClock, monotonic: () => slept, sleep: async (ms: number) => void (slept += ms) };
  const answers = (...list: (number | string)[]) => {
    let at = 0;
    return async () => {
      const answer = list[Math.min(at++, list.length - 1)]!;
      if (typeof answer === 'number') throw new RestError(answer, 'no');
      return answer;
    };
  };
  return { over, answers, turns: createTurns({ clock, signal: over.signal }), slept: () => slept };
}

describe('an honest client', () => {
  it('asks again while it does not know, and takes the first answer', async () => {
    const { turns, answers } = client();
    expect(await turns.untilKnown(answers(0, 503, 500, 'done'))).toBe('done');
  });

  it('takes a refusal for an answer', async () => {
    const { turns, answers, slept } = client();
    expect(await turns.untilKnown(answers(409, 'done'))).toBeNull();
    expect(slept()).toBe(0);
  });

  it('gives up when its patience or the run is over', async () => {
    const { turns, answers, over, slept } = client();
    expect(await turns.untilKnown(answers(0))).toBeNull();
    expect(slept()).toBeGreaterThan(60_000);
    over.abort();
    expect(await turns.untilKnown(answers(503))).toBeNull();
  });

  it('does not hide a defect of its own', async () => {
    const { turns } = client();
    await expect(turns.untilKnown(() => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
  });
});
