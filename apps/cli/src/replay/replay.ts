import type { Stack } from '@cellflow/stack';
import { createRestClient, storesOf } from '@cellflow/stack';
import { apiIndexes } from '@cellflow/store';
import type { Io } from '../io.ts';
import { auditCloud } from './audit.ts';
import { createFlavors } from './create-flavors.ts';
import { followLedgers } from './follow-ledgers.ts';
import { createOutcomes } from './outcomes.ts';
import { play } from './player.ts';
import { readCapacities } from './read-capacities.ts';
import type { TraceRequest } from './read-requests.ts';
import { toReport } from './report.ts';
import type { ReplayReport } from './report.ts';
import { createRetryCount } from './retry-count.ts';
import { showProgress } from './show-progress.ts';
import { toTimeline } from './timeline.ts';
import type { Speed } from './timeline.ts';
import { flavorsOf } from './to-flavor.ts';
import { createUsageBook } from './usage-book.ts';

/** How long hosts may take to be known, deletes to be done and ledgers to be read, in ms. */
const settleTimeoutMs = 120_000;
const pauseMs = 20;

/** Plays requests on a running cloud, and resolves with what came of them when all is at rest. */
export async function replay(
  io: Io,
  stack: Stack,
  options: {
    readonly requests: readonly TraceRequest[];
    readonly hosts: number;
    readonly speed: Speed;
    readonly deletes: boolean;
    readonly inFlight: number;
    /** How long one build may take, in ms. */
    readonly buildTimeoutMs: number;
    readonly quiet: boolean;
  },
): Promise<ReplayReport> {
  const { clock, ids } = io.platform;
  const signal = io.interrupted;
  const rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
  const flavors = flavorsOf(options.requests);
  await createFlavors(stack, flavors);
  const providers = await readCapacities(stack.stores.placement, {
    ...{ count: options.hosts, clock, signal, timeoutMs: settleTimeoutMs },
  });
  const outcomes = createOutcomes(clock);
  const usage = createUsageBook(providers);
  const retries = createRetryCount();
  const ledgers = followLedgers(storesOf(stack), clock, (scope, id, event) => {
    if (scope === 'placement') return usage.take(id, event);
    outcomes.take(event);
    retries.take(event);
  });
  try {
    const timeline = toTimeline(options.requests, options);
    const progress = { done: 0, total: timeline.length };
    const shown = showProgress(io, progress, options);
    const began = clock.monotonic();
    const played = await play({
      ...{ requests: options.requests, timeline, rest, outcomes, clock, progress, signal },
      ...{ speed: options.speed, inFlight: options.inFlight, buildTimeoutMs: options.buildTimeoutMs },
      run: ids.hex(4),
    }).finally(() => shown.stop());
    const elapsedMs = clock.monotonic() - began;
    await deletesDone(io, stack);
    await ledgers.caughtUp(settleTimeoutMs);
    const audit = await auditCloud({ played, outcomes, stores: stack.stores, rest, providers });
    return toReport({
      sizes: {
        ...{ hosts: options.hosts, cells: stack.cells.length },
        ...{ flavors: flavors.length, events: timeline.length },
      },
      ...{ elapsedMs, played, outcomes, usage, retries: retries.totals, audit },
    });
  } finally {
    await ledgers.stop();
  }
}

/** Waits until the API owes nobody a delete. When that takes too long, the audit will say what is left. */
async function deletesDone(io: Io, stack: Stack): Promise<void> {
  const { clock } = io.platform;
  const deadline = clock.monotonic() + settleTimeoutMs;
  while ((await stack.stores.api.count(apiIndexes.outbox)) > 0 && clock.monotonic() < deadline) {
    await clock.sleep(pauseMs, io.interrupted);
  }
}
