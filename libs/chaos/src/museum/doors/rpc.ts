import { connectAmqp as connect } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import { onShow } from './on-show.ts';

export * from '@cellflow/rpc';

/** A connection that has the defect on show. */
export async function connectAmqp(options: Parameters<typeof connect>[0]): Promise<Transport> {
  const transport = await connect(options);
  return onShow.transport?.(transport) ?? transport;
}
