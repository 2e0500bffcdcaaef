import { Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import type { Holding, ReportHoldingsRequest } from '@cellflow/contracts-placement';
import { isRetryable, newContext } from '@cellflow/rpc';
import { cellKeys } from '@cellflow/store';
import { unclaim } from '../claims.ts';
import type { Work } from '../work.ts';
import { holdingOf, readHoldings, readLiveHosts } from './holdings.ts';

/** How often placement is asked whether it wants to know, in ms. */
const askEveryMs = 500;
/** Servers in one message. */
const batch = 200;
/** A host whose compute was silent for longer is not waited for. */
const hostAliveMs = 15_000;

/** Tells placement what the cell's servers hold whenever it wants to know. Returns how to stop that. */
export function keepReportingHoldings(work: Work): { stop(): void } {
  const { clock, logger } = work.platform;
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  /** What was told in a recovery that is not known to be over. */
  let told: { recovery: string; holdings: Init<Holding>[] } | null = null;

  const look = async () => {
    const { recovery, wanted } = await ask(work, { recovery: '' });
    if (wanted) {
      logger.warn({ recovery }, 'placement lost something: it is told what the cell holds');
      told = { recovery, holdings: await report(work, recovery) };
    } else if (told && told.recovery !== recovery) {
      await settle(work, told.holdings, stopped.signal);
      told = null;
    }
  };
  const tick = () => {
    running ??= look()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted)
          logger[isRetryable(error) ? 'debug' : 'warn']({ err: error }, 'placement is asked again');
      })
      .finally(() => {
        running = null;
      });
  };
  tick();
  const cancel = clock.every(askEveryMs, tick);
  return {
    // What is under way is fenced and told again by whoever comes next: its answer, which may be lost, is not waited for.
    stop() {
      cancel();
      stopped.abort(new Error('the conductor stops'));
    },
  };
}

const ask = (work: Work, request: Omit<Init<ReportHoldingsRequest>, 'cell'>) => {
  const context = newContext(work.platform.ids);
  return work.placement.reportHoldings(
    { ...request, cell: work.config.cell },
    { context, messageId: `${context.requestId}:holdings` },
  );
};

/** The fence first: what is recorded behind it rests on claims that placement has made since. */
async function report(work: Work, recovery: string): Promise<Init<Holding>[]> {
  await work.placementFence.raise(recovery);
  const all: Init<Holding>[] = [];
  for await (const holdings of readHoldings(work)) {
    all.push(...holdings.filter(({ allocations }) => (allocations ?? []).length > 0));
    for (let from = 0; from < holdings.length; from += batch)
      await ask(work, { recovery, holdings: holdings.slice(from, from + batch) });
  }
  await ask(work, { recovery, final: true, hosts: await readLiveHosts(work, hostAliveMs) });
  return all;
}

/**
 * What was released before placement lost that, and recorded after it was told of as held, is released again. Releasing
 * is fenced by attempt, so that this harms nothing that came since.
 */
async function settle(work: Work, holdings: readonly Init<Holding>[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < holdings.length; from += batch) {
    const page = holdings.slice(from, from + batch);
    const found = await work.store.getMany(page.map((held) => cellKeys.instance(held.consumerUuid ?? '')));
    for (const [index, held] of page.entries()) {
      const record = found[index];
      const now = record ? holdingOf(Instance.decode(record.value)) : null;
      if (now?.host === held.host && now?.attempt === held.attempt) continue;
      const run = { ...newContext(work.platform.ids), messageId: '', signal };
      await unclaim(work, run, { uuid: held.consumerUuid ?? '', attempt: Number(held.attempt) });
    }
  }
}
