import type { BrokerAdmin } from './broker-trace.ts';

/**
 * Switches the tracing of vhosts, one after the other. A broker keeps a list of those that it traces, and where it is
 * told of two at the same time it reads the list twice and writes it twice: one of them is never traced.
 */
export function createTraceSwitch({
  request,
}: BrokerAdmin['management']): (vhost: string, tracing: boolean) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (vhost, tracing) => {
    const done = last.then(() => request('PUT', `/api/vhosts/${encodeURIComponent(vhost)}`, { tracing }));
    last = done.catch(() => undefined);
    return done.then(() => undefined);
  };
}
