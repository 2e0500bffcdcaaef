import { describe, expect, it } from 'vitest';
import type { Epoch } from './epoch.ts';
import { Tracker } from './tracker.ts';

const a: Epoch = { id: 'a', since: 0, start: 'created' };

describe('what one user of a scope has seen', () => {
  const seen = (revision: number) => {
    const tracker = new Tracker('cell1');
    tracker.take({ epochs: [a], revision });
    return tracker;
  };

  it('is not compared with an answer that was asked for before it was seen', () => {
    const tracker = seen(5);
    const asked = tracker.mark();
    tracker.observe(8);
    expect(tracker.take({ epochs: [a], revision: 6 }, asked)).toBe(true);
    expect(tracker.continuity).toMatchObject({ revision: 8, broken: null });
    expect(tracker.take({ epochs: [a], revision: 7 }, tracker.mark())).toBe(false);
    expect(tracker.problem?.code).toBe('BACKWARDS');
  });

  it('stays lost while others go on from there, until the owner deals with it', () => {
    const tracker = seen(5);
    tracker.take({ epochs: [a], revision: 4 });
    expect(tracker.take({ epochs: [a], revision: 9 })).toBe(false);
    expect(tracker.continuity.broken?.kind).toBe('backwards');
    const recovering: Epoch = { id: 'b', since: 9, start: 'recovering' };
    expect(tracker.take({ epochs: [recovering, a], revision: 1_000_010 })).toBe(false);
    expect(tracker.continuity).toMatchObject({ broken: null, recovering: true, revision: 1_000_010 });
  });

  it('is gone on from where an emptied store gets its data back', () => {
    const tracker = seen(5);
    tracker.take({ epochs: [], revision: 0 });
    expect(tracker.continuity.broken?.kind).toBe('emptied');
    expect(tracker.take({ epochs: [a], revision: 5 })).toBe(true);
    expect(tracker.problem).toBeNull();
  });
});
