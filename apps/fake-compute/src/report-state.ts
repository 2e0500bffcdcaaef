import { newContext, retrying } from '@cellflow/rpc';
import type { Work } from './work.ts';

/** Hosts in one report: it must fit into a message. */
const batch = 4000;

/** Says once that the service and its hosts live, until it is heard. Nova's service report. */
export async function reportState(work: Work, signal: AbortSignal): Promise<void> {
  const hosts = [...work.hosts.keys()];
  for (let from = 0; from < Math.max(hosts.length, 1); from += batch) {
    const context = newContext(work.platform.ids);
    const service = from === 0 ? work.config.service : `${work.config.service}.${from / batch}`;
    await retrying(
      () =>
        work.conductor.reportState(
          { service, hosts: hosts.slice(from, from + batch) },
          { context, messageId: `${context.requestId}:report` },
        ),
      { platform: work.platform, signal, message: `state report of ${service}` },
    );
  }
}

/** Goes on saying so. */
export function keepReporting(work: Work, signal: AbortSignal): () => void {
  let running = false;
  return work.platform.clock.every(work.config.reportEveryMs ?? 5000, () => {
    if (running) return;
    running = true;
    reportState(work, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) work.platform.logger.warn({ err: error }, 'the state could not be reported');
      })
      .finally(() => {
        running = false;
      });
  });
}
