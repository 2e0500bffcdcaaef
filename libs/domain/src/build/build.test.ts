import { describe, expect, it } from 'vitest';
import { exhaustedMessage, noValidHostMessage } from './exhaustion.ts';
import { phasesUpTo } from './phases.ts';
import { isRetryOff, nextRetryStep } from './retry.ts';
import { standingOf } from './standing.ts';

const server = (change: object = {}) => ({
  vmState: 'building',
  taskState: 'scheduling',
  host: 'h1',
  attempt: 1,
  begun: true,
  maxAttempts: 3,
  hostList: ['h2', 'h3'],
  ...change,
});

describe('nextRetryStep', () => {
  const failed = { attempt: 1, host: 'h1', released: false };
  const released = { ...failed, released: true };
  const step = (change: object, from = failed) => nextRetryStep(server(change), from);

  it('goes from failure over unclaim and claim to the cast', () => {
    expect(step({ taskState: 'spawning' })).toEqual({ step: 'fail' });
    expect(step({ host: '' })).toEqual({ step: 'unclaim' });
    expect(step({ host: '' }, released)).toEqual({ step: 'claim' });
    expect(step({ host: 'h2', attempt: 2, begun: false })).toEqual({ step: 'cast' });
    expect(step({ host: 'h2', attempt: 2, begun: true })).toEqual({ step: 'done' });
  });

  it('releases before it gives up, and says which limit was met', () => {
    expect(step({ host: '', attempt: 1, maxAttempts: 1 })).toEqual({ step: 'unclaim' });
    expect(step({ host: '', hostList: [] }, released)).toEqual({ step: 'exhaust', limit: 'hosts' });
    expect(step({ host: '', maxAttempts: 1 }, released)).toEqual({ step: 'exhaust', limit: 'retry-off' });
    expect(step({ host: '', attempt: 3 }, { attempt: 3, host: 'h3', released: true })).toEqual({
      step: 'exhaust',
      limit: 'attempts',
    });
  });

  it('has nothing to do for an attempt that was overtaken', () => {
    expect(step({ attempt: 3 })).toEqual({ step: 'done' });
    expect(step({ host: 'other' })).toEqual({ step: 'done' });
    expect(step({ vmState: 'active', taskState: '' })).toEqual({ step: 'done' });
    expect(step({ vmState: 'error', taskState: '' })).toEqual({ step: 'done' });
    expect(step({ vmState: 'deleted', taskState: '' })).toEqual({ step: 'done' });
    expect(nextRetryStep(null, failed)).toEqual({ step: 'done' });
  });

  it('lets a delete win, unless a later attempt has a guest to destroy first', () => {
    expect(step({ taskState: 'deleting' })).toEqual({ step: 'delete' });
    expect(step({ taskState: 'deleting', host: '' })).toEqual({ step: 'delete' });
    expect(step({ taskState: 'deleting', host: 'h2', attempt: 2 })).toEqual({ step: 'done' });
  });
});

describe('standingOf', () => {
  const report = { attempt: 1, host: 'h1' };
  it.each([
    [{}, 'current'],
    [{ attempt: 2 }, 'stale'],
    [{ host: 'h2' }, 'stale'],
    [{ host: '' }, 'stale'],
    [{ vmState: 'active', taskState: '' }, 'finished'],
    [{ vmState: 'error', taskState: '' }, 'stale'],
    [{ taskState: 'deleting' }, 'deleting'],
    [{ vmState: 'active', taskState: 'deleting' }, 'deleting'],
    [{ vmState: 'deleted', taskState: '' }, 'unknown'],
  ])('of %j is %s', (change, standing) => {
    expect(standingOf(server(change), report)).toBe(standing);
  });

  it('of no server is unknown', () => {
    expect(standingOf(null, report)).toBe('unknown');
  });
});

describe('phasesUpTo', () => {
  it('skips none and repeats none', () => {
    expect(phasesUpTo('', 'spawning')).toEqual(['networking', 'block_device_mapping', 'spawning']);
    expect(phasesUpTo('networking', 'spawning')).toEqual(['block_device_mapping', 'spawning']);
    expect(phasesUpTo('spawning', 'networking')).toEqual([]);
    expect(phasesUpTo('scheduling', 'networking')).toEqual(['', 'networking']);
  });
});

describe('messages of faults', () => {
  const causes = [{ host: 'h3', failure: { message: 'disk is on fire' } }];
  it('name the limit', () => {
    const attempts = exhaustedMessage('u', 'attempts', 3, causes);
    expect(attempts).toMatch(
      /^Exceeded maximum number of retries\. .*exceeded max scheduling attempts 3.*disk is on fire/,
    );
    expect(exhaustedMessage('u', 'hosts', 3, causes)).toContain('exhausted all hosts available for retrying');
    expect(exhaustedMessage('u', 'retry-off', 1, causes)).toBe('disk is on fire');
  });

  it('count per filter, and stay within 255 characters', () => {
    expect(noValidHostMessage('all filtered', [{ name: 'ComputeFilter', before: 4, after: 0 }])).toBe(
      'No valid host was found. all filtered (ComputeFilter 4->0)',
    );
    expect(noValidHostMessage('x'.repeat(400), [])).toHaveLength(255);
  });
});

describe('isRetryOff', () => {
  it('is so for one attempt, one forced host or one forced node', () => {
    const request = { maxAttempts: 3, forceHosts: [], forceNodes: [] };
    expect(isRetryOff(request)).toBe(false);
    expect(isRetryOff({ ...request, maxAttempts: 1 })).toBe(true);
    expect(isRetryOff({ ...request, forceHosts: ['h1'] })).toBe(true);
    expect(isRetryOff({ ...request, forceNodes: ['n1'] })).toBe(true);
    expect(isRetryOff({ ...request, forceHosts: ['h1', 'h2'] })).toBe(false);
  });
});
