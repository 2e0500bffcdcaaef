import type { Envelope } from '@cellflow/contracts-common';
import type { OutgoingFrame } from '@cellflow/rpc';
import { sendAfter } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { isConductor, transportOf } from '../principals.ts';

export const cellAsksAbove: Exhibit = {
  name: 'museum-cell-asks-above',
  title: 'A cell asks as if it were the API level during a retry, and no wall of the broker stops it',
  bugs: ['Nova 1781286', 'Nova 1781300', 'Nova 1742421', 'Nova 1709594'],
  happened:
    'Conductors of cells read the database of the API level during a retry. It went unseen for years where the same credentials opened both, and failed where they did not.',
  whyNot:
    'All that a retry needs is in the cell, and the topic permissions of the broker let a cell publish under its own key alone. Here they are taken away, as if an operator had.',
  breaks: ['I12'],
  scenario: {
    stack: { cells: 1, failing: { attempts: [1] } },
    workload: { boots: 6, in_flight: 3 },
    expect: 'all ACTIVE',
  },
  topology: (topology) => ({
    ...topology,
    vhosts: topology.vhosts.map((vhost) => ({ ...vhost, topicPermissions: [] })),
  }),
  wrap: () => ({
    transport: transportOf(
      (user, vhost) => isConductor(user) && vhost === 'placement',
      (transport) => sendAfter(transport, asAbove),
    ),
  }),
};

function asAbove(message: Envelope, frame: OutgoingFrame): OutgoingFrame | null {
  if (!message.method.endsWith('/Unclaim')) return null;
  return { ...frame, wantsReply: false, route: { ...frame.route, routingKey: 'placement.Unclaim.global' } };
}
