import { ackEarly } from '../ack-early.ts';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const lostWithItsConductor: Exhibit = {
  name: 'museum-lost-with-its-conductor',
  title: 'A conductor dies between claim and cell: nobody goes on, and the claim is held for nothing',
  bugs: ['Nova 1859496'],
  happened:
    'A conductor that ended after the scheduler had claimed a host and before the server was in a cell left it in BUILD for ever. No cell knew of it, so that no compute could release what it held.',
  whyNot:
    'A request is acknowledged when its work is done. It comes again, and is resumed from what the stores and placement know.',
  breaks: ['I1'],
  scenario: {
    stack: { cells: 1, build_timeout: '2s' },
    workload: { boots: 6, in_flight: 3 },
    faults: [{ when: 'super.after_select', nth: 3, do: 'kill', heal: '2s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    transport: transportOf((user, vhost) => user === 'super-conductor' && vhost === 'api', ackEarly),
  }),
};
