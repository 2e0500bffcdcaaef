import { BuildAndRunInstanceRequest } from '@cellflow/contracts-cell';
import { Envelope, Instance } from '@cellflow/contracts-common';
import { encodeMessages } from '@cellflow/rpc';
import type { OutgoingFrame, Transport } from '@cellflow/rpc';
import { rewriteCommits, tells } from '@cellflow/stack/wrappers';
import { routes } from '@cellflow/topology';
import type { SystemMutant } from './system-mutant.ts';

/** A conductor that does not know when to stop. */
export const castsAfterError: SystemMutant = {
  invariant: 'I15',
  what: 'the conductor tries a server once more that is in ERROR',
  wrap() {
    const toCell = new Map<string, Transport>();
    return {
      transport(transport) {
        if (transport.user === `${transport.vhost}-conductor`) toCell.set(transport.user, transport);
        return transport;
      },
      store: (store, user) =>
        rewriteCommits(
          store,
          (change) => change,
          async (change) => {
            if (!tells(change, 'build.exhausted')) return;
            for (const { key, value } of change.put ?? [])
              if (key.startsWith('instance:'))
                await toCell.get(user)?.publish(againOf(Instance.decode(value)));
          },
        ),
    };
  },
};

function againOf({ uuid, attempt, attempts }: Instance): OutgoingFrame {
  const host = attempts.at(-1)?.host ?? '';
  const again = { instanceUuid: uuid, attempt: attempt + 1, host };
  const messageId = `req:${uuid}:${again.attempt}:build`;
  const method = 'cellflow.cell.v1.Compute/BuildAndRunInstance';
  const body = BuildAndRunInstanceRequest.encode(BuildAndRunInstanceRequest.create(again));
  const messages = [Envelope.create({ method, messageId, body })];
  return { route: routes.compute(host), body: encodeMessages(messages), messageId, durable: true };
}
