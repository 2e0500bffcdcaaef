import { newContext, retrying } from '@cellflow/rpc';
import { syncGuests } from './sync-guests.ts';
import { keepDoing } from './keep-doing.ts';
import type { Work } from './work.ts';

/** Hosts in one report: it must fit into a message. */
const batch = 4000;

/**
 * Says once that the service and its hosts live, until it is heard. Nova's service report. Resolves with the epoch of
 * the cell's store.
 */
export async function reportState(work: Work, signal: AbortSignal): Promise<string> {
  let known = '';
  const hosts = [...work.hosts.keys()];
  for (let from = 0; from < Math.max(hosts.length, 1); from += batch) {
    const context = newContext(work.platform.ids);
    const service = from === 0 ? work.config.service : `${work.config.service}.${from / batch}`;
    const { epoch } = await retrying(
      () =>
        work.conductor.reportState(
          { service, hosts: hosts.slice(from, from + batch) },
          { context, messageId: `${context.requestId}:report` },
        ),
      { platform: work.platform, signal, message: `state report of ${service}` },
    );
    known = epoch;
  }
  return known;
}

/**
 * Goes on saying so, and reports the guests again where the cell's store is in another epoch than before: it may have
 * lost what it knew of them. `known`: what `reportState` resolved with.
 */
export function keepReporting(work: Work, known: string, signal: AbortSignal): () => void {
  let epoch = known;
  const report = async () => {
    const now = await reportState(work, signal);
    if (now === epoch) return;
    await syncGuests(work, signal);
    epoch = now;
  };
  return keepDoing(
    { clock: work.platform.clock, everyMs: work.config.reportEveryMs ?? 5000 },
    report,
    (error) => {
      if (!signal.aborted) work.platform.logger.warn({ err: error }, 'the state could not be reported');
    },
  );
}
