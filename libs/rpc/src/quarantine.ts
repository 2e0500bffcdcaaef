import type { Envelope } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import { handOver } from './hand-over.ts';
import { headers as names } from './headers.ts';
import { putBack, wasDelivered } from './put-back.ts';
import type { Delivery, Transport } from './transport.ts';

/** Crashes after which a message may be the cause of them. */
const suspectFrom = 2;

/** Before a suspect runs, ms: those that arrive together are told apart. */
const pauseMs = 5;

interface Suspect {
  readonly delivery: Delivery;
  readonly message: Envelope;
  readonly work: { start(whenSettled: () => void): void };
}

/**
 * Keeps a message that takes the process down from taking its neighbours to the dead letters: the broker counts a
 * crash for every message that was unacked then. Suspects run one at a time. Those that wait are put back first where
 * they were counted before, which begins their count anew; so in the end only the one that runs reaches the limit.
 */
export function quarantine(options: { transport: Transport; platform: Platform; queue: string }) {
  const { transport, platform, queue } = options;
  let waiting: Suspect[] = [];
  const leaving = new Set<Promise<void>>();
  let running: Delivery | null = null;

  async function release({ delivery, message }: Suspect): Promise<void> {
    const again = () => putBack(transport, queue, delivery, message, { suspect: true });
    if (await handOver(platform, delivery, again)) delivery.ack();
  }

  function leave(work: Promise<void>): Promise<void> {
    const left: Promise<void> = work.finally(() => leaving.delete(left));
    leaving.add(left);
    return left;
  }

  /** Resolves when what is put back has left, acks included. */
  async function cleared(delivery: Delivery): Promise<void> {
    do {
      await Promise.all(leaving);
      await delivery.flushed();
      await platform.clock.sleep(pauseMs);
    } while (leaving.size > 0);
  }

  async function runNext(): Promise<void> {
    for (;;) {
      waiting = waiting.filter(({ delivery }) => !delivery.lost);
      const next = waiting.shift();
      if (!next) break;
      running = next.delivery;
      await cleared(next.delivery);
      if (next.delivery.lost) continue;
      await new Promise<void>((settled) => next.work.start(settled));
      // The connection was lost while it ran: whoever came on the new one has taken over.
      if (running !== next.delivery) return;
    }
    running = null;
  }

  return {
    /**
     * A frame on its way to being taken apart. Its parts must not run before it is acked: were one to take the process
     * down, the frame would come again, whole, and its parts twice.
     */
    takingApart: (work: Promise<void>): Promise<void> => leave(work),
    /** Whether a message that was put back has to wait for what is being taken apart. */
    isEarly: (delivery: Delivery) => leaving.size > 0 && wasDelivered(delivery),
    async admitLater(delivery: Delivery, work: { start(): void }): Promise<void> {
      await cleared(delivery);
      if (!delivery.lost) work.start();
    },
    isSuspect: (delivery: Delivery) =>
      delivery.replyTo === undefined &&
      (delivery.deliveryCount >= suspectFrom || delivery.headers[names.suspect] === 1),
    /** Resolves when it was run or put back, or when its connection was lost. */
    async admit(delivery: Delivery, message: Envelope, work: Suspect['work']): Promise<void> {
      const suspect = { delivery, message, work };
      if (running && !running.lost && delivery.deliveryCount >= suspectFrom) {
        return leave(release(suspect));
      }
      waiting.push(suspect);
      if (!running || running.lost) await runNext();
    },
  };
}
