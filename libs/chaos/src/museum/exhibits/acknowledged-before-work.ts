import { replaceMethod } from '@cellflow/stack/wrappers';
import type { Exhibit } from '../exhibit.ts';
import { transportOf } from '../principals.ts';

export const acknowledgedBeforeWork: Exhibit = {
  name: 'museum-acknowledged-before-work',
  title: 'A message is acknowledged before its work is done, and is gone with the process that had it',
  bugs: ['oslo.messaging 1695746', 'Nova 1859496'],
  happened:
    'Acknowledging was moved to another thread than the work, and messages were delivered twice; since then they are acknowledged before they are dispatched. A conductor that ended between the claim and the cell took the request with it: the server stayed in BUILD, and what it held was never given back.',
  whyNot:
    'A message is acknowledged when all that follows from it is stored and sent, so that the broker gives it to somebody else, who goes on from what is stored.',
  breaks: ['I1', 'I2', 'I5', 'I14', 'I21'],
  scenario: {
    stack: { cells: 1, attempts: 2, build_timeout: '3s' },
    // The others come later, so that the one that is lost has waited long enough when the rest is given up.
    workload: { boots: 6, in_flight: 1, pause: '1s' },
    faults: [{ when: 'super.after_select', do: 'kill', heal: '1s' }],
    expect: 'all ACTIVE',
  },
  wrap: () => ({
    transport: transportOf(
      (user, vhost) => user === 'super-conductor' && vhost === 'api',
      (transport) =>
        replaceMethod(transport, 'subscribe', (queue, options, take) =>
          transport.subscribe(queue, options, (delivery) => {
            delivery.ack();
            take(replaceMethod(replaceMethod(delivery, 'ack', nothing), 'reject', nothing));
          }),
        ),
    ),
  }),
};

const nothing = () => undefined;
