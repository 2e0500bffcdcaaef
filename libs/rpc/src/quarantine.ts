import type { Envelope } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import { putBack } from './put-back.ts';
import type { Delivery, Transport } from './transport.ts';

/** Crashes after which a message may be the cause of them. */
const suspectFrom = 2;

/** Suspects that arrive together are told apart within this time, ms. */
const gatherMs = 5;

/**
 * Keeps a message that takes the process down from taking its neighbours to the dead letters: the broker counts a
 * crash for every message that was unacked then. A suspect runs as the only suspect; those that arrive meanwhile are
 * put back as fresh messages first, so that only the one that runs is counted again.
 */
export function quarantine(options: { transport: Transport; platform: Platform; queue: string }) {
  const { transport, platform, queue } = options;
  let current: Delivery | null = null;
  let leaving: Promise<unknown>[] = [];

  async function release(delivery: Delivery, message: Envelope): Promise<void> {
    await putBack(transport, queue, delivery, message).then(
      () => delivery.ack(),
      () => delivery.reject(),
    );
  }

  return {
    isSuspect: (delivery: Delivery) =>
      delivery.replyTo === undefined && delivery.deliveryCount >= suspectFrom,
    /** Resolves when the suspect was run, or put back. */
    async admit(
      delivery: Delivery,
      message: Envelope,
      work: { start(whenSettled: () => void): void },
    ): Promise<void> {
      // After a lost connection the one that runs is no longer counted, and comes again itself.
      if (current && !current.lost) {
        const left = release(delivery, message);
        leaving.push(left);
        return left;
      }
      current = delivery;
      await platform.clock.sleep(gatherMs);
      await Promise.all(leaving);
      leaving = [];
      await new Promise<void>((settled) => work.start(settled));
      if (current === delivery) current = null;
    },
  };
}
