import type { Delivery, Transport } from '@cellflow/rpc';
import { replaceMethod } from '@cellflow/stack/wrappers';

const nothing = () => undefined;

/** Acknowledges whatever comes before it is worked on; what is said of it afterwards is too late. */
export const ackEarly = (transport: Transport): Transport =>
  replaceMethod(
    transport,
    'subscribe',
    (queue: string, options: { prefetch: number }, take: (delivery: Delivery) => void) =>
      transport.subscribe(queue, options, (delivery) => {
        delivery.ack();
        take(replaceMethod(replaceMethod(delivery, 'ack', nothing), 'reject', nothing));
      }),
  );
