import { Envelope } from '@cellflow/contracts-common';
import { SelectDestinationsRequest } from '@cellflow/contracts-global';
import { encodeMessages } from '@cellflow/rpc';
import type { OutgoingFrame } from '@cellflow/rpc';
import { sendAfter } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const hostsAskedForTwice: Exhibit = {
  name: 'museum-hosts-asked-for-twice',
  title: 'Hosts are asked for again under new ids, and what the first question claimed is held by nobody',
  bugs: ['Nova 1795992'],
  happened:
    'select_destinations took longer than its caller waited, and was sent again, up to three times. Each of them claimed.',
  whyNot:
    'A question that is asked again has the id that it had, and a claim is of a server and an attempt: the second is answered with what the first one claimed.',
  breaks: ['I5'],
  scenario: { stack: { cells: 1 }, workload: { boots: 6, in_flight: 3 }, expect: 'all ACTIVE' },
  wrap: () => ({
    transport: transportOf(
      (user, vhost) => user === 'super-conductor' && vhost === 'api',
      (transport) => sendAfter(transport, again),
    ),
  }),
};

/** Kept apart from the calls of the service itself. */
const callIds = 1e6;
const otherUuid = (uuid: string) => `${uuid.startsWith('f') ? 'e' : 'f'}${uuid.slice(1)}`;

function again(message: Envelope, frame: OutgoingFrame): OutgoingFrame | null {
  if (!message.method.endsWith('/SelectDestinations')) return null;
  const request = SelectDestinationsRequest.decode(message.body);
  const instanceUuids = request.instanceUuids.map(otherUuid);
  const body = SelectDestinationsRequest.encode(
    SelectDestinationsRequest.create({ ...request, instanceUuids }),
  );
  const messageId = `${message.messageId}:again`;
  const messages = [Envelope.create({ ...message, messageId, body, callId: message.callId + callIds })];
  return { ...frame, messageId, body: encodeMessages(messages) };
}
