import { connect } from '@cellflow/rpc/raw';
import type { ConfirmChannel, GetMessage } from '@cellflow/rpc/raw';
import { deadLetterQueue, redeliverExchange } from '@cellflow/topology';
import { headersToTryAgain, readLetter } from './letter.ts';
import type { Letter, RawLetter } from './letter.ts';

/** What is to become of a letter. `keep` leaves it where it lies. */
export type Decision = 'keep' | 'requeue' | 'drop';

/** A letter that could not be put back, and why. It still lies where it lay. */
export interface Refusal {
  readonly letter: Letter;
  readonly why: string;
}

export interface WalkOptions {
  /** Letters looked at at most. Default: all. */
  readonly limit?: number;
  /** Told each letter with its bytes; says what is to become of it. */
  decide(letter: Letter, body: Uint8Array): Decision;
}

export interface WalkResult {
  /** Those that were looked at, oldest first. */
  readonly letters: readonly Letter[];
  /** Letters that wait, those beyond `limit` included. */
  readonly waiting: number;
  /** Others who take from this queue: what they hold is not seen. */
  readonly consumers: number;
  readonly requeued: readonly Letter[];
  readonly dropped: readonly Letter[];
  readonly refused: readonly Refusal[];
}

/** The dead letters of one vhost, in the hands of one operator. */
export interface LetterBox {
  readonly vhost: string;
  /**
   * Goes through the letters of a queue (named without "dead-letter."), oldest first, and decides on each. It is not a
   * consumer: it takes one at a time, holds what it keeps until the end, and then all of that is back in its place; so
   * for that while nobody else sees it, and what others hold is not seen here. Goes as far as what lay there at the
   * beginning: a letter that comes back at once is not tried twice.
   *
   * A letter that is requeued is removed only when the broker has confirmed its new copy: if this process dies in
   * between there are two, never none. Rejects where there is no such queue, or the user may not read it.
   */
  walk(queue: string, options: WalkOptions): Promise<WalkResult>;
  close(): Promise<void>;
}

/** `url` names the operator and the vhost. Rejects where the broker does not let it in. */
export async function openLetterBox(url: string): Promise<LetterBox> {
  const connection = await connect(url, { clientProperties: { connection_name: 'cellflow dead letters' } });
  // Told to whoever waits for an answer.
  connection.on('error', () => undefined);
  const { username, pathname } = new URL(url);
  const user = decodeURIComponent(username);
  const vhost = decodeURIComponent(pathname.slice(1));
  return {
    vhost,
    async walk(queue, { limit = Infinity, decide }) {
      const channel = await connection.createConfirmChannel();
      channel.on('error', () => undefined);
      const result: Walked = { letters: [], requeued: [], dropped: [], refused: [] };
      try {
        const { messageCount, consumerCount } = await channel.checkQueue(deadLetterQueue(queue));
        for (let left = Math.min(limit, messageCount); left > 0; left -= 1) {
          const message = await channel.get(deadLetterQueue(queue), { noAck: false });
          if (!message) break;
          const raw = rawOf(message);
          const letter = readLetter(raw, { vhost, queue });
          result.letters.push(letter);
          await carryOut(decide(letter, raw.body), { channel, message, raw, letter, user, result });
        }
        return { ...result, waiting: messageCount, consumers: consumerCount };
      } finally {
        // The acks before it count; what is still held goes back. It is closed already where the broker refused.
        await channel.close().catch(() => undefined);
      }
    },
    close: () => connection.close().catch(() => undefined),
  };
}

interface Walked {
  readonly letters: Letter[];
  readonly requeued: Letter[];
  readonly dropped: Letter[];
  readonly refused: Refusal[];
}

interface Hand {
  readonly channel: ConfirmChannel;
  readonly message: GetMessage;
  readonly raw: RawLetter;
  readonly letter: Letter;
  readonly user: string;
  readonly result: Walked;
}

async function carryOut(decision: Decision, hand: Hand): Promise<void> {
  const { channel, message, letter, result } = hand;
  if (decision === 'keep') return;
  if (decision === 'drop') {
    channel.ack(message);
    result.dropped.push(letter);
    return;
  }
  const why = await tryAgain(hand);
  if (why !== null) {
    result.refused.push({ letter, why });
    return;
  }
  channel.ack(message);
  result.requeued.push(letter);
}

/** Resolves with null when the queue holds the copy, else with the reason why it does not. */
async function tryAgain({ channel, raw, letter, user }: Hand): Promise<string | null> {
  if (letter.missingBytes > 0) {
    return `only ${letter.bytes} bytes of it were kept, ${letter.missingBytes} are gone`;
  }
  let returned = false;
  const onReturn = () => void (returned = true);
  channel.on('return', onReturn);
  try {
    const options = {
      mandatory: true,
      persistent: true,
      userId: user,
      messageId: letter.messageId,
      headers: headersToTryAgain(raw, letter),
    };
    await new Promise<void>((resolve, reject) => {
      channel.once('error', reject);
      channel.publish(redeliverExchange, letter.queue, Buffer.from(raw.body), options, (error: unknown) => {
        channel.off('error', reject);
        if (error) reject(error);
        else resolve();
      });
    });
    return returned ? `there is no queue ${letter.queue} any more` : null;
  } catch (error) {
    // A nack (the queue is full) leaves the channel open; a refusal closes it, and the walk ends by itself.
    if ((error as Error).message !== 'message nacked') throw error;
    return `${letter.queue} takes nothing just now`;
  } finally {
    channel.off('return', onReturn);
  }
}

const rawOf = ({ content, properties }: GetMessage): RawLetter => ({
  body: content,
  messageId: String(properties.messageId ?? ''),
  userId: String(properties.userId ?? ''),
  headers: (properties.headers ?? {}) as Record<string, unknown>,
});
