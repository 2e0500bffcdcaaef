import { handClock } from '@cellflow/platform/testing';
import { describe, expect, it } from 'vitest';
import { Watermark } from './watermark.ts';

describe('the watermark of a replica', () => {
  it('rises with own commits as long as nothing is missing before them', async () => {
    const clock = handClock();
    const watermark = new Watermark();
    watermark.reset(10);
    watermark.note(12);
    let reached: boolean | null = null;
    void watermark.reaches(12, { clock, withinMs: 1000 }).then((answer) => (reached = answer));
    await clock.advance(10);
    expect(reached).toBeNull();
    watermark.note(11);
    await clock.endTurn();
    expect(reached).toBe(true);
  });

  it('tells at once of what it has, and of what does not come when patience ends', async () => {
    const clock = handClock();
    const watermark = new Watermark();
    watermark.reach(5);
    await expect(watermark.reaches(5, { clock, withinMs: 1000 })).resolves.toBe(true);
    const never = watermark.reaches(6, { clock, withinMs: 1000 });
    await clock.advance(1000);
    await expect(never).resolves.toBe(false);
  });

  it('falls back with a store that was read anew', async () => {
    const clock = handClock();
    const watermark = new Watermark();
    watermark.reach(50);
    watermark.note(60);
    watermark.reset(3);
    const later = watermark.reaches(4, { clock, withinMs: 10 });
    await clock.advance(10);
    await expect(later).resolves.toBe(false);
    watermark.reach(59);
    const forgotten = watermark.reaches(60, { clock, withinMs: 10 });
    await clock.advance(10);
    await expect(forgotten).resolves.toBe(false);
  });
});
