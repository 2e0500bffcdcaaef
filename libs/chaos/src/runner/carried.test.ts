import type { CallRecord } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import { joinCalls } from './carried.ts';

const call = (number: number, action: CallRecord['action']): CallRecord => ({
  ...{ process: 'p', call: number, type: 'invoke', action, atMs: number, project: 'admin' },
});
describe('runs that follow each other', () => {
  it('keep their calls apart', () => {
    const joined = joinCalls([call(1, 'boot'), call(4, 'delete')], [call(1, 'boot'), call(2, 'list')]);
    expect(joined.map(({ call: number }) => number)).toEqual([1, 4, 5, 6]);
    expect(joinCalls([], [call(1, 'boot')])).toEqual([call(1, 'boot')]);
  });
});
