import type { Envelope } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { BoundMethod, ServiceBinding } from './bind.ts';
import { decodeFrame } from './framing.ts';
import { handOver } from './hand-over.ts';
import { Intake } from './intake.ts';
import { putBack, wasDelivered } from './put-back.ts';
import { createReplies } from './replies.ts';
import { buryFrame, FrameWork, putBackPause } from './frame-work.ts';
import type { Delivery, Subscription, Transport } from './transport.ts';
import { quarantine } from './quarantine.ts';

/** `ServeOptions.maxFailures` where nothing is said. */
export const defaultMaxFailures = 20;

/** How long a cast that was taken up may go on until it is done or a dead letter, in ms, where no process crashes on it. */
export const longestCastMs = ({ timeoutMs }: { readonly timeoutMs: number }): number =>
  (defaultMaxFailures + 1) * (timeoutMs + putBackPause.maxMs);

export interface ServeOptions {
  readonly transport: Transport;
  readonly platform: Platform;
  readonly queues: readonly { readonly queue: string; readonly prefetch: number }[];
  readonly bindings: readonly ServiceBinding[];
  /** Handlers running at once; further messages wait here. Default 512. */
  readonly maxInFlight?: number;
  /** Bytes of messages whose handlers run at once; a larger message runs alone. Default: as many as there are. */
  readonly maxBytesInFlight?: number;
  /** How often a cast may fail for now, pausing 0.1 to 5 s in between, before it is a dead letter. */
  readonly maxFailures?: number;
}

export interface RpcServer {
  /** Why no work is taken, or null. */
  readiness(): string | null;
  /** Stops taking, finishes what was taken, acks it. */
  drain(): Promise<void>;
}

/**
 * Takes messages from queues and gives them to their handlers.
 *
 * A message is acked when its handler is done, never before. A cast that fails with a retryable error goes back to
 * its queue after a pause that grows with its failures, and to the dead letters after `maxFailures`. One whose handler
 * takes the process down is counted by the broker, whose delivery limit ends that. A cast that fails
 * otherwise, cannot be decoded or is unknown goes to the dead letters, a call is answered with the error. A call that
 * comes again while it waits or is handled here is answered once. A frame of several messages that comes a second time
 * is taken apart first, so that whatever broke the first try meets it alone. Rejects with what `subscribe` rejects with.
 */
export async function serve(options: ServeOptions): Promise<RpcServer> {
  const { transport, platform, queues, bindings, maxFailures = defaultMaxFailures } = options;
  const methods = new Map<string, BoundMethod>();
  for (const binding of bindings) for (const bound of binding.methods) methods.set(bound.method.path, bound);
  const replies = createReplies(transport, platform.clock);
  const { maxInFlight: handlers = 512, maxBytesInFlight: bytes = Infinity } = options;
  const intake = new Intake(platform, { handlers, bytes });
  const inHand = new Set<string>();
  let draining = false;

  const takeFrom = (queue: string) => {
    const suspects = quarantine({ transport, platform, queue });
    return (delivery: Delivery): void => {
      let messages: readonly Envelope[];
      try {
        messages = decodeFrame(delivery.body).messages;
      } catch (error) {
        intake.hold(buryFrame({ transport, platform, queue, delivery, error }));
        return;
      }
      if (messages.length === 0) return delivery.ack();
      if (messages.length > 1 && wasDelivered(delivery)) {
        intake.hold(suspects.takingApart(takeApart(queue, delivery, messages)));
        return;
      }
      const shared = {
        transport,
        platform,
        queue,
        delivery,
        methods,
        replies,
        intake,
        messages,
        inHand,
        maxFailures,
      };
      const work = new FrameWork(shared);
      if (suspects.isSuspect(delivery)) intake.hold(suspects.admit(delivery, messages[0]!, work));
      else if (suspects.isEarly(delivery)) intake.hold(suspects.admitLater(delivery, work));
      else work.start();
    };
  };

  async function takeApart(queue: string, delivery: Delivery, messages: readonly Envelope[]): Promise<void> {
    const putAllBack = () =>
      Promise.all(messages.map((message) => putBack(transport, queue, delivery, message)));
    if (await handOver(platform, delivery, putAllBack)) delivery.ack();
  }

  const subscriptions: Subscription[] = [];
  for (const { queue, prefetch } of queues)
    subscriptions.push(await transport.subscribe(queue, { prefetch }, takeFrom(queue)));

  return {
    readiness: () => (draining ? 'draining' : transport.readiness()),
    async drain() {
      draining = true;
      await Promise.all(subscriptions.map((subscription) => subscription.cancel()));
      await intake.idle();
      replies.flush();
    },
  };
}
