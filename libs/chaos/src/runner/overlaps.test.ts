import type { CallRecord, FaultRecord } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import { withOverlaps } from './overlaps.ts';

const line = (call: number, type: CallRecord['type'], atMs: number): CallRecord => ({
  ...{ process: 'p1', call, type, action: 'boot', atMs, project: 'admin' },
});
const fault = (id: string, beganAtMs: number, healedAtMs: number | null): FaultRecord => ({
  ...{ id, kind: 'kill', target: 'api', beganAtMs, healedAtMs, effect: null },
});

describe('a call that nobody answered', () => {
  it('names the faults that struck while it was under way, and no others', () => {
    const calls = [line(1, 'invoke', 10), line(1, 'info', 20), line(2, 'invoke', 12), line(2, 'ok', 20)];
    const faults = [
      fault('before', 0, 9),
      fault('amid', 15, 30),
      fault('on', 5, null),
      fault('after', 21, 22),
    ];
    expect(withOverlaps(calls, faults).map(({ during }) => during)).toEqual([
      ...[undefined, ['amid', 'on'], undefined, undefined],
    ]);
  });
});
