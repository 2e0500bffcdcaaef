import { ackEarly } from '../ack-early.ts';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const acknowledgedBeforeWork: Exhibit = {
  name: 'museum-acknowledged-before-work',
  title: 'A message is acknowledged before it is worked on, and lost with the program that took it',
  bugs: ['oslo.messaging 1695746'],
  happened:
    'An acknowledgement that came late made duplicates, and was moved before the dispatch. Since then a message that was taken and not yet worked on is lost with its program.',
  whyNot: 'Messages are acknowledged last, and every handler does no harm when its message comes twice.',
  breaks: ['I1'],
  scenario: {
    stack: { cells: 1, build_timeout: '2s' },
    workload: { boots: 6, in_flight: 3 },
    faults: [{ when: 'super.on_receive', nth: 3, do: 'kill', heal: '2s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    transport: transportOf((user, vhost) => user === 'super-conductor' && vhost === 'api', ackEarly),
  }),
};
