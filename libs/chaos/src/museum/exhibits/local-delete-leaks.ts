import { Envelope } from '@cellflow/contracts-common';
import { UnclaimRequest } from '@cellflow/contracts-placement';
import { rewriteMessages } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const localDeleteLeaks: Exhibit = {
  name: 'museum-local-delete-leaks',
  title: 'A server that is deleted without its host leaves its claim behind',
  bugs: ['Nova 1679750', 'Nova 1756179'],
  happened:
    'The API deleted servers whose compute was down by itself, and left their allocations to a compute that knew of nothing when it came back.',
  whyNot:
    'Whoever deletes a server releases what it holds before the record goes, and placement takes no later claim of it.',
  breaks: ['I5'],
  scenario: {
    stack: { cells: 1, failing: { attempts: [1] } },
    workload: { boots: 8, in_flight: 2, deletes: { step: 'conductor.after_claim', nth: 2 } },
    expect: { all: ['ACTIVE', 'DELETED'], servers: { DELETED: 1 } },
  },
  wrap: () => ({
    transport: transportOf(
      (user, vhost) => (user === 'api' || user.endsWith('-conductor')) && vhost === 'placement',
      (transport) => rewriteMessages(transport, forNobody),
    ),
  }),
};

function forNobody(message: Envelope): Envelope {
  if (!message.method.endsWith('/Unclaim')) return message;
  const request = UnclaimRequest.decode(message.body);
  if (!request.final) return message;
  const body = UnclaimRequest.encode(UnclaimRequest.create({ ...request, consumerUuid: 'nobody' }));
  return Envelope.create({ ...message, body });
}
