import { toBars, toSpans } from './chart.ts';
import type { Audit } from './audit.ts';
import type { Outcomes } from './outcomes.ts';
import type { Played } from './player.ts';
import type { RetryCount } from './retry-count.ts';
import type { UsageBook } from './usage-book.ts';

/** What a replay came to. Durations in ms. */
export interface ReplayReport {
  readonly hosts: number;
  readonly cells: number;
  readonly requests: number;
  readonly flavors: number;
  readonly elapsedMs: number;
  readonly eventsPerSecond: number;
  readonly servers: { active: number; error: number; deletedBeforeTheEnd: number; unfinished: number };
  /** How often each reason made a server ERROR, with the text of one of them. */
  readonly errors: readonly { reason: string; count: number; example: string }[];
  readonly builds: {
    failed: number;
    retries: number;
    alternatesUsed: number;
    alternatesRefused: number;
    leasesExpired: number;
  };
  readonly deletes: { accepted: number; released: number };
  readonly timeToActiveMs: { p50: number; p99: number; max: number };
  readonly usage: readonly {
    resourceClass: string;
    capacity: number;
    peak: number;
    atEnd: number;
    /** The highest usage in equal spans of the replay. */
    spans: readonly number[];
  }[];
  readonly claims: number;
  /** Empty: no host was ever over its capacity, no server ever held two claims. */
  readonly capacityViolations: readonly string[];
  readonly problems: readonly string[];
  /** Every server ended as it should, nothing is left behind, nothing was ever over capacity. */
  readonly sound: boolean;
}

const chartWidth = 48;

export function toReport(input: {
  readonly sizes: { hosts: number; cells: number; flavors: number; events: number };
  readonly elapsedMs: number;
  readonly played: readonly Played[];
  readonly outcomes: Pick<Outcomes, 'of'>;
  readonly usage: UsageBook;
  readonly retries: RetryCount['totals'];
  readonly audit: Audit;
}): ReplayReport {
  const { sizes, elapsedMs, played, outcomes, usage, retries, audit } = input;
  const ended = played.map((server) => ({ server, outcome: outcomes.of(server.uuid) }));
  const count = (state: string) => ended.filter(({ outcome }) => outcome?.state === state).length;
  const times = ended
    .filter(({ outcome }) => outcome?.state === 'active')
    .map(({ server, outcome }) => (outcome?.atMs ?? 0) - server.askedAtMs)
    .sort((a, b) => a - b);
  return {
    ...{ hosts: sizes.hosts, cells: sizes.cells, requests: played.length, flavors: sizes.flavors },
    elapsedMs,
    eventsPerSecond: (sizes.events / elapsedMs) * 1000,
    servers: {
      active: count('active'),
      error: count('error'),
      deletedBeforeTheEnd: count('deleted'),
      unfinished: ended.filter(({ outcome }) => outcome === null).length,
    },
    errors: toReasons(
      ended.flatMap(({ outcome }) => (outcome?.state === 'error' ? [outcome.reason] : [])),
      audit.examples,
    ),
    builds: {
      failed: retries.failedBuilds,
      retries: retries.retries,
      // A retry is a build on an alternate.
      alternatesUsed: retries.retries,
      alternatesRefused: retries.alternatesRefused,
      leasesExpired: retries.leasesExpired,
    },
    deletes: { accepted: played.filter(({ deleted }) => deleted).length, released: audit.released },
    timeToActiveMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: times.at(-1) ?? 0 },
    usage: toUsage(usage),
    claims: usage.claims,
    capacityViolations: usage.violations,
    problems: audit.problems,
    sound: usage.violations.length === 0 && audit.problems.length === 0,
  };
}

function toReasons(reasons: readonly string[], examples: ReadonlyMap<string, string>) {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count, example: examples.get(reason) ?? '' }))
    .sort((a, b) => b.count - a.count);
}

function toUsage({ capacity, points }: UsageBook): ReplayReport['usage'] {
  return [...capacity].map(([resourceClass, total]) => {
    const series = points.get(resourceClass) ?? [];
    return {
      resourceClass,
      capacity: total,
      peak: series.reduce((most, { used }) => Math.max(most, used), 0),
      atEnd: series.at(-1)?.used ?? 0,
      spans: toSpans(series, chartWidth),
    };
  });
}

/** The smallest value that `share` of all are not above; 0 of none. `sorted`: lowest first. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** The bars of one class's usage over the replay. */
export const chartOf = (usage: ReplayReport['usage'][number]): string => toBars(usage.spans);
