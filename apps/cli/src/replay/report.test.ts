import { LedgerEvent } from '@cellflow/contracts-common';
import { describe, expect, it } from 'vitest';
import { toBars, toSpans } from './chart.ts';
import { createOutcomes } from './outcomes.ts';
import { chartOf, quantile, toReport } from './report.ts';
import { createRetryCount } from './retry-count.ts';
import { createUsageBook } from './usage-book.ts';

const event = (fields: object) => LedgerEvent.create(fields);
const claim = (instanceUuid: string, provider: string, amount: number, atMs = 0) =>
  event({
    ...{ type: 'allocation.claimed', instanceUuid, attempt: 1, atMs },
    allocations: [{ providerUuid: provider, resources: [{ resourceClass: 'VCPU', amount }] }],
  });
const release = (instanceUuid: string, atMs = 0) =>
  event({ type: 'allocation.released', instanceUuid, atMs });
const book = () =>
  createUsageBook(
    new Map([
      ['p1', { name: 'h1', capacity: new Map([['VCPU', 4]]) }],
      ['p2', { name: 'h2', capacity: new Map([['VCPU', 4]]) }],
    ]),
  );

let nowMs = 0;
const clock = { monotonic: () => nowMs } as never;

describe('the usage book', () => {
  it('finds the moment at which a host is over its capacity, though it passes', () => {
    const usage = book();
    usage.take('1-0', claim('a', 'p1', 3));
    usage.take('2-0', claim('b', 'p1', 2));
    usage.take('3-0', release('a'));
    expect(usage.violations).toEqual(['2-0: h1 has 5 of 4 VCPU (b)']);
    expect(usage.holders()).toEqual(['b']);
  });

  it('takes what was released first as free again', () => {
    const usage = book();
    usage.take('1-0', claim('a', 'p1', 4));
    usage.take('2-0', release('a'));
    usage.take('3-0', claim('b', 'p1', 4));
    expect(usage.violations).toEqual([]);
  });

  it('finds a server that claims while it holds', () => {
    const usage = book();
    usage.take('1-0', claim('a', 'p1', 1));
    usage.take('2-0', claim('a', 'p2', 1));
    expect(usage.violations).toEqual(['2-0: a claimed (attempt 1) while it held a claim']);
    expect(usage.points.get('VCPU')?.at(-1)?.used).toBe(1);
  });

  it('finds a claim on what a host does not have', () => {
    const usage = book();
    usage.take('1-0', claim('a', 'p9', 1));
    expect(usage.violations).toEqual(['1-0: p9 has 1 of 0 VCPU (a)']);
  });
});

describe('the chart', () => {
  const points = [
    { atMs: 100, used: 2 },
    { atMs: 120, used: 8 },
    { atMs: 130, used: 4 },
    { atMs: 200, used: 0 },
  ];

  it('shows the peak of each span, and carries on what a span started with', () => {
    expect(toSpans(points, 5)).toEqual([8, 8, 4, 4, 4]);
    expect(toSpans([], 3)).toEqual([0, 0, 0]);
    expect(toSpans([{ atMs: 5, used: 3 }], 2)).toEqual([3, 3]);
  });

  it('draws the peak as high as a line and nothing as a blank', () => {
    expect(toBars([0, 1, 4, 8])).toBe(' ▁▄█');
    expect(toBars([0, 0])).toBe('  ');
  });
});

describe('outcomes', () => {
  const none = new AbortController().signal;

  it('knows how builds ended, heard of before or after they were asked for', async () => {
    const outcomes = createOutcomes(clock);
    nowMs = 5;
    outcomes.take(event({ type: 'build.begun', instanceUuid: 'a', toState: 'building/none' }));
    const later = outcomes.ended('a', none);
    const alsoLater = outcomes.ended('a', none);
    outcomes.take(event({ type: 'build.succeeded', instanceUuid: 'a', toState: 'active/none' }));
    outcomes.take(event({ type: 'instance.buried', instanceUuid: 'b', toState: 'error/none' }));
    expect(await later).toEqual({ state: 'active', reason: '', atMs: 5 });
    expect(await alsoLater).toBe(await later);
    expect(await outcomes.ended('b', none)).toMatchObject({ state: 'error', reason: 'NoValidHost' });
  });

  it('keeps the first ending: a delete afterwards changes nothing', () => {
    const outcomes = createOutcomes(clock);
    outcomes.take(event({ type: 'build.succeeded', instanceUuid: 'a', toState: 'active/none' }));
    outcomes.take(event({ type: 'server.deleted', instanceUuid: 'a' }));
    outcomes.take(event({ type: 'server.deleted', instanceUuid: 'b' }));
    expect([outcomes.of('a')?.state, outcomes.of('b')?.state]).toEqual(['active', 'deleted']);
  });

  it('takes the code of an aborted build as its reason', () => {
    const outcomes = createOutcomes(clock);
    const aborted = { type: 'build.aborted', toState: 'error/none', detail: { code: 'BuildAbortException' } };
    outcomes.take(event({ ...aborted, instanceUuid: 'a' }));
    expect(outcomes.of('a')?.reason).toBe('BuildAbortException');
  });

  it('stops waiting when told to', async () => {
    const stop = new AbortController();
    const waiting = createOutcomes(clock).ended('a', stop.signal);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('the report', () => {
  it('sums up servers, errors, retries, deletes and times', () => {
    nowMs = 0;
    const outcomes = createOutcomes(clock);
    const take = (instanceUuid: string, type: string, toState: string, atMs: number) => {
      nowMs = atMs;
      outcomes.take(event({ instanceUuid, type, toState }));
    };
    take('a', 'build.succeeded', 'active/none', 30);
    take('b', 'build.succeeded', 'active/none', 50);
    take('c', 'instance.buried', 'error/none', 60);
    const retries = createRetryCount();
    for (const type of ['build.failed', 'build.retried', 'build.refused', 'build.refused', 'lease.expired']) {
      retries.take(event({ type }));
    }
    const usage = book();
    usage.take('1-0', claim('a', 'p1', 3, 0));
    usage.take('2-0', release('a', 100));
    const played = ['a', 'b', 'c', 'd'].map((uuid) => ({
      ...{ name: `r-${uuid}`, uuid, askedAtMs: 10, deleted: uuid === 'a' },
    }));
    const report = toReport({
      sizes: { hosts: 2, cells: 1, flavors: 1, events: 5 },
      elapsedMs: 2500,
      ...{ played, outcomes, usage, retries: retries.totals },
      audit: {
        ...{ released: 1, explained: 1, problems: ['r-d is neither ACTIVE nor ERROR: unknown'] },
        examples: new Map([['NoValidHost', 'No valid host was found.']]),
      },
    });
    expect(report).toMatchObject({
      requests: 4,
      eventsPerSecond: 2,
      servers: { active: 2, error: 1, deletedBeforeTheEnd: 0, unfinished: 1 },
      errors: [{ reason: 'NoValidHost', count: 1, example: 'No valid host was found.' }],
      builds: { failed: 1, retries: 1, alternatesUsed: 1, alternatesRefused: 2, leasesExpired: 1 },
      deletes: { accepted: 1, released: 1 },
      timeToActiveMs: { p50: 20, p99: 40, max: 40 },
      usage: [{ resourceClass: 'VCPU', capacity: 8, peak: 3, atEnd: 0 }],
      capacityViolations: [],
      sound: false,
    });
    expect(chartOf(report.usage[0]!)).toMatch(/^█+$/);
  });

  it('takes quantiles as the smallest value that enough are not above', () => {
    expect([quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.99), quantile([], 0.5)]).toEqual([2, 4, 0]);
  });
});
