import { describe, expect, it } from 'vitest';
import { near, pointNames } from './index.ts';

describe('names that are near', () => {
  it('are those with a letter wrong, and those that hold what is given', () => {
    expect(near('api.after_persits', pointNames)[0]).toBe('api.after_persist');
    expect(near('after_unclaim', pointNames)).toContain('conductor.after_unclaim');
    expect(near('xyzzy', pointNames)).toEqual([]);
  });
});
