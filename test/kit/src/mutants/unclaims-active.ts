import { UnclaimRequest } from '@cellflow/contracts-placement';
import { Envelope, LedgerEvent } from '@cellflow/contracts-common';
import { encodeMessages } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { SystemMutant } from './system-mutant.ts';
import { rewriteCommits } from '@cellflow/stack/wrappers';

/** A conductor that gives up what its server just became ACTIVE on. */
export const unclaimsActive: SystemMutant = {
  invariant: 'I9',
  what: 'the conductor unclaims a server that is ACTIVE',
  wrap() {
    const toPlacement = new Map<string, Transport>();
    return {
      transport(transport) {
        if (transport.vhost === 'placement') toPlacement.set(transport.user, transport);
        return transport;
      },
      store: (store, user) =>
        rewriteCommits(
          store,
          (change) => change,
          async ({ ledger = [] }) => {
            const done = ledger.find(({ type }) => type === 'build.succeeded');
            if (!done) return;
            const { instanceUuid, attempt } = LedgerEvent.create(done);
            await toPlacement.get(user)?.publish(unclaimOf(store.scope, { instanceUuid, attempt }));
          },
        ),
    };
  },
};

function unclaimOf(cell: string, { instanceUuid, attempt }: { instanceUuid: string; attempt: number }) {
  const messageId = `req:${instanceUuid}:${attempt}:late`;
  const body = UnclaimRequest.encode({ consumerUuid: instanceUuid, attempt });
  const method = 'cellflow.placement.v1.Placement/Unclaim';
  const messages = [Envelope.create({ method, messageId, body, callId: 1e9, timeoutMs: 5000 })];
  return {
    route: { exchange: 'placement', routingKey: `placement.Unclaim.${cell}` },
    body: encodeMessages(messages),
    ...{ messageId, durable: false, wantsReply: true },
  };
}
