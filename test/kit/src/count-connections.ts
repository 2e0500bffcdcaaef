import type { Gauge } from '@cellflow/checker';
import type { Transport } from '@cellflow/rpc';
import { replaceMethod } from '@cellflow/stack';
import type { Wrap } from '@cellflow/stack';

/** More than any cloud in one process needs. */
const limit = 1000;

/** Part of W4 of a cloud in one process: the connections that its broker has open. */
export function countConnections(wrap: Wrap = {}): { wrap: Wrap; begin(): void; gauge(): Gauge } {
  const open = new Set<Transport>();
  let baseline = 0;
  let peak = 0;
  return {
    wrap: {
      ...wrap,
      transport(transport) {
        open.add(transport);
        peak = Math.max(peak, open.size);
        const counted = replaceMethod(transport, 'close', async () => {
          open.delete(transport);
          await transport.close();
        });
        return wrap.transport?.(counted) ?? counted;
      },
    },
    begin: () => void (baseline = open.size),
    gauge: () => ({
      ...{ subject: 'broker', what: 'connections', baseline, peak, rest: open.size, limit },
      tolerance: 0,
    }),
  };
}
