import { Envelope } from '@cellflow/contracts-common';
import { UnclaimRequest } from '@cellflow/contracts-placement';
import { rewriteMessages } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const deletedAmidScheduling: Exhibit = {
  name: 'museum-deleted-amid-scheduling',
  title: 'A server is deleted while its hosts are chosen, and keeps for ever what was claimed for it',
  bugs: ['Nova 1859496', 'Nova 1679750', 'Nova 1756179'],
  happened:
    'Where no compute was there to do it, because the server had not reached one or its host was down, a delete removed the records and left the allocation. No compute could mend that later: it had never heard of the server.',
  whyNot:
    'An accepted delete releases in placement by itself, for good: a claim that comes later is refused, whoever asks for it.',
  breaks: ['I5', 'I26'],
  scenario: {
    stack: { cells: 1 },
    workload: { boots: 6, in_flight: 3, deletes: { step: 'super.after_select' } },
    expect: 'all ACTIVE or DELETED',
  },
  wrap: () => ({
    transport: transportOf(
      (user, vhost) => vhost === 'placement' && (user === 'api' || user === 'super-conductor'),
      (transport) => rewriteMessages(transport, forNobody),
    ),
  }),
};

/** A release for good reaches placement, and is of nothing. */
function forNobody(message: Envelope): Envelope {
  if (!message.method.endsWith('/Unclaim')) return message;
  const request = UnclaimRequest.decode(message.body);
  if (!request.final) return message;
  const body = UnclaimRequest.encode(UnclaimRequest.create({ ...request, consumerUuid: 'nobody' }));
  return Envelope.create({ ...message, body });
}
