import { Envelope, LedgerEvent } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import { UnclaimRequest } from '@cellflow/contracts-placement';
import { encodeMessages } from '@cellflow/rpc';
import type { OutgoingFrame, Transport } from '@cellflow/rpc';
import { rewriteCommits } from '@cellflow/stack/wrappers';
import type { Wrap } from '@cellflow/stack/wrappers';
import { cellStoreOf, isConductor } from './principals.ts';

/**
 * Conductors that release what a server holds once they have written down an event that `when` says yes to. Two exhibits
 * are shown by this: what led there was different, and so is the moment; what went wrong was the same.
 */
export function releasesAfter(when: (event: LedgerEvent) => boolean): Pick<Wrap, 'transport' | 'store'> {
  let placement: Transport | null = null;
  return {
    transport(transport) {
      if (transport.vhost === 'placement' && isConductor(transport.user)) placement = transport;
      return transport;
    },
    store: cellStoreOf(isConductor, (store) =>
      rewriteCommits(
        store,
        (change) => change,
        async ({ ledger = [] }) => {
          const found = ledger.map((event: Init<LedgerEvent>) => LedgerEvent.create(event)).find(when);
          if (found) await placement?.publish(releaseOf(store.scope, found));
        },
      ),
    ),
  };
}

/** A call whose answer nobody waits for. */
const unusedCallId = 1e9;

function releaseOf(cell: string, { instanceUuid, attempt }: LedgerEvent): OutgoingFrame {
  const messageId = `museum:${instanceUuid}:${attempt}:release`;
  const body = UnclaimRequest.encode({ consumerUuid: instanceUuid, attempt });
  const method = 'cellflow.placement.v1.Placement/Unclaim';
  const messages = [Envelope.create({ method, messageId, body, callId: unusedCallId, timeoutMs: 5000 })];
  return {
    route: { exchange: 'placement', routingKey: `placement.Unclaim.${cell}` },
    body: encodeMessages(messages),
    ...{ messageId, durable: false, wantsReply: true },
  };
}
